# The commands of this repository. `make` alone lists them. What takes more than a few lines is a script in packaging/.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# on: replace the packages that the feed does not have; off: packages only; auto: ask the feed.
POLYFILLS ?= auto
# aot: native; r2r: self-contained with compiled code; auto: native where the tools for it are, otherwise self-contained.
PLUGIN_FLAVOR ?= auto
# How the demo signs in: digest, oauth or token.
AUTH ?= oauth
# Where the Pulumi CLI keeps its plugins.
PULUMI_HOME ?= $(HOME)/.pulumi
# The command is put into its folder bin.
PREFIX ?= $(HOME)/.local
# Where Terraform and OpenTofu look for providers before they ask a registry.
TERRAFORM_PLUGINS ?= $(HOME)/.terraform.d/plugins

FLAVOR := $(if $(filter auto,$(PLUGIN_FLAVOR)),$(if $(shell command -v clang gcc),aot,r2r),$(PLUGIN_FLAVOR))
SOLUTION := AtlasBackupProvider.sln
VERSION := $(shell sed -n 's:.*<VersionPrefix>\(.*\)</VersionPrefix>.*:\1:p' Directory.Build.props)
CONTRACT := dotnet run --project tools/contract -c Release --
QUIET := --nologo --verbosity quiet
PUBLISH := dotnet publish -c Release --use-current-runtime $(QUIET)

PLUGIN := bin/pulumi-resource-atlasbackup
PLUGIN_FOLDERS := core provider contract
PLUGIN_SOURCES := $(shell find $(PLUGIN_FOLDERS) -type f) schema.json $(wildcard Directory.*.*) global.json

.PHONY: help
help: ## list these commands
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/\1|\2/p' $(MAKEFILE_LIST) \
	  | while IFS='|' read -r name text; do printf '  make %-20s %s\n' "$$name" "$$text"; done

.PHONY: feed
feed:
	@packaging/feed $(POLYFILLS)

.PHONY: compile
compile: feed
	@dotnet build $(SOLUTION) -c Release $(QUIET)

$(PLUGIN): $(PLUGIN_SOURCES) | feed
	@packaging/publish-plugin $(PLUGIN_FLAVOR)

.PHONY: build
build: $(PLUGIN) compile ## build everything; the plugin is put into bin/

.PHONY: test
test: build ## run every test, and print how many passed and failed
	@packaging/run-tests $(SOLUTION)

.PHONY: demo
demo: feed ## show the plugin with a simulated Atlas, without an account (AUTH=digest, oauth or token)
	@packaging/demo $(AUTH)

.PHONY: faults
faults: build ## test the plugin with every fault of Atlas and the network, and print a table of the results
	@packaging/faults

.PHONY: errors
errors: build ## write every distinct line that the tests see the plugin say to artifacts/errors.txt
	@packaging/errors

.PHONY: fuzz
fuzz: build ## test with a million random cases (FUZZ_CASES, FUZZ_MINUTES; FUZZ_SEED repeats a run)
	@packaging/fuzz

.PHONY: report-pictures
report-pictures: feed ## write pictures of the HTML report, and the page itself, to artifacts/report/ (BROWSER)
	@dotnet build tests/Page.Tests -c Release $(QUIET)
	@BROWSER_STRICT=1 dotnet test --project tests/Page.Tests -c Release --no-build --filter-class '*.PictureTests'
	@ls artifacts/report/*

FLOORS := $(foreach floor,empty get grpc check,artifacts/floors/$(floor)/$(floor)-floor)
$(FLOORS): artifacts/floors/%-floor: $(shell find tests/Benchmarks/floors -type f) Directory.Packages.props | feed
	@$(PUBLISH) tests/Benchmarks/floors/$(*D) -p:PluginFlavor=$(FLAVOR) -o $(@D)
	@touch $@

MANAGED_PLUGIN := artifacts/plugin-r2r/$(notdir $(PLUGIN))
$(MANAGED_PLUGIN): $(PLUGIN_SOURCES) | feed
	@$(PUBLISH) provider -p:PluginFlavor=r2r -o $(@D)
	@touch $@

.PHONY: bench
bench: $(PLUGIN) $(MANAGED_PLUGIN) $(FLOORS) feed ## measure time and memory (BASE=COMMIT, BENCH_ROWS, BENCH_RUNS)
	@dotnet build tests/Benchmarks -c Release $(QUIET)
	@base=$(if $(BASE),$$(packaging/publish-base "$(BASE)" $(FLAVOR))); \
	artifacts/bin/Benchmarks/release/atlas-bench $(PLUGIN) $(MANAGED_PLUGIN) $(FLOORS) $$base

# How many calls `make soak` makes.
SOAK_CALLS ?= 100000

.PHONY: soak
soak: $(PLUGIN) feed ## make many calls with faults, and check that its memory does not grow (SOAK_CALLS)
	@dotnet build tests/Benchmarks -c Release $(QUIET)
	@artifacts/bin/Benchmarks/release/atlas-bench soak $(PLUGIN) $(SOAK_CALLS)

CLIENTS := tests/conformance/node_modules/.package-lock.json
$(CLIENTS): tests/conformance/package-lock.json tests/conformance/package.json
	@npm --prefix tests/conformance ci --no-progress
	@touch $@

.PHONY: conformance
conformance: build $(CLIENTS) ## test with third-party clients and Prism (CONFORMANCE_STRICT=1: fail if one is missing; PRISM_ROUNDS)
	@node tests/conformance/run.mjs

.PHONY: install
install: $(PLUGIN) ## install the plugin where the Pulumi CLI looks for it, and the command atlasbackup (PREFIX)
	@packaging/install plugin "$(PULUMI_HOME)/plugins"
	@packaging/install command "$(PREFIX)/bin"

.PHONY: install-terraform
install-terraform: $(PLUGIN) ## install the provider where Terraform and OpenTofu look for it
	@packaging/install terraform "$(TERRAFORM_PLUGINS)"

.PHONY: uninstall
uninstall: ## remove every installed version of the plugin, the command and the provider
	@packaging/uninstall "$(PULUMI_HOME)/plugins" "$(PREFIX)/bin" "$(TERRAFORM_PLUGINS)"

.PHONY: dist
dist: $(if $(BINARIES),,$(PLUGIN)) ## make the archives of a release, their checksums and an SBOM in dist/ (BINARIES)
	@packaging/dist

.PHONY: contract
contract: ## write schema.json from contract/
	@$(CONTRACT) build

.PHONY: contract-check
contract-check: ## compare contract/ with what Atlas documents, and schema.json with contract/
	@$(CONTRACT) check

.PHONY: contract-drift
contract-drift: ## compare what Atlas documents with a newer specification (SPEC=FILE; UPDATE=1 replaces the old one)
	@$(CONTRACT) drift "$(SPEC)" $(if $(filter 1,$(UPDATE)),--update)

.PHONY: contract-scaffold
contract-scaffold: ## print the piece of a new function for contract/ (OPERATION="GET groups/{groupId}/…")
	@$(CONTRACT) scaffold "$(OPERATION)"

.PHONY: docs
docs: feed ## write docs/functions.md, the tables of the other pages, and docs/surface.json
	@dotnet run --project tools/docs -c Release
	@dotnet run --project tools/surface -c Release

.PHONY: sdk
sdk: ## generate sdk/dotnet from schema.json
	@dotnet run --project sdk/generator -c Release -- --schema schema.json --output sdk/dotnet --version $(VERSION)

.PHONY: sdk-pack
sdk-pack: feed ## make the NuGet packages of the SDK and its symbols in artifacts/packages
	@SOURCE_DATE_EPOCH=$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct)} \
	  dotnet pack sdk/dotnet -c Release -o artifacts/packages -p:ContinuousIntegrationBuild=true $(QUIET)

.PHONY: lint
lint: feed ## check the format of the code
	@dotnet format $(SOLUTION) --verify-no-changes

LINTERS := packaging/lint/node_modules/.package-lock.json
$(LINTERS): packaging/lint/package-lock.json packaging/lint/package.json
	@npm --prefix packaging/lint ci --no-progress
	@touch $@

.PHONY: lint-workflows
lint-workflows: $(LINTERS) ## check the workflows and the Dockerfile (with Node.js)
	@node packaging/lint/run.mjs

.PHONY: version
version: ## print the version that is being built
	@echo $(VERSION)

.PHONY: bump
bump: ## change the version everywhere, and give the changelog's Unreleased its number and date (VERSION=X.Y.Z)
	@packaging/bump "$(if $(filter command,$(origin VERSION)),$(VERSION))"

.PHONY: clean
clean: ## remove everything that was built
	@rm -rf artifacts bin dist
