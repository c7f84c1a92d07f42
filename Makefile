# The commands of this repository. `make` alone lists them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

SOLUTION := AtlasBackupProvider.sln
CONFIGURATION := Release
PLUGIN := bin/pulumi-resource-atlasbackup
PLUGIN_SOURCES := $(shell find core provider -type f) schema.json Directory.Build.props Directory.Packages.props
# on: stand-ins for packages that the feed lacks; off: packages only; auto: find out.
POLYFILLS ?= auto
# aot: native; r2r: self-contained with compiled code, where the tools for native code are missing.
PLUGIN_FLAVOR ?= $(if $(shell command -v clang gcc),aot,r2r)
# How the demo signs in: digest, oauth or token.
AUTH ?= oauth
DOTNET := dotnet
VERSION := $(shell sed -n 's:.*<VersionPrefix>\(.*\)</VersionPrefix>.*:\1:p' Directory.Build.props)
# Where the Pulumi CLI keeps its plugins.
PULUMI_HOME ?= $(HOME)/.pulumi
INSTALLED := $(PULUMI_HOME)/plugins/resource-atlasbackup-v$(VERSION)
CONTRACT_TOOL := $(DOTNET) run --project tools/contract -c $(CONFIGURATION) --
SDK_GENERATOR := $(DOTNET) run --project sdk/generator -c $(CONFIGURATION) -- \
  --schema schema.json --output sdk/dotnet --version $(VERSION)

.PHONY: help
help: ## list these commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## (.*)/\1\t\2/' \
	  | while IFS=$$'\t' read -r name text; do printf '  make %-12s %s\n' "$$name" "$$text"; done

.PHONY: feed
feed:
	@mkdir -p artifacts
	@case "$(POLYFILLS)" in on) use=true ;; off) use=false ;; \
	  *) if [ -f artifacts/feed.props ]; then exit 0; fi; \
	     if $(DOTNET) restore sdk/dotnet -p:UsePolyfills=false --verbosity quiet >artifacts/feed.log 2>&1; \
	     then use=false; else use=true; \
	       echo "The package feed lacks Pulumi: building with polyfills/ (POLYFILLS=off insists on the package)."; fi ;; esac; \
	printf '<Project>\n  <PropertyGroup>\n    <UsePolyfills>%s</UsePolyfills>\n  </PropertyGroup>\n</Project>\n' $$use > artifacts/feed.new; \
	if cmp -s artifacts/feed.new artifacts/feed.props; then rm artifacts/feed.new; else mv artifacts/feed.new artifacts/feed.props; fi

.PHONY: compile
compile: feed
	@$(DOTNET) build $(SOLUTION) -c $(CONFIGURATION) --nologo --verbosity quiet

$(PLUGIN): $(PLUGIN_SOURCES) | feed
	@mkdir -p bin artifacts
	@flavor=$(PLUGIN_FLAVOR); publish() { $(DOTNET) publish provider -c $(CONFIGURATION) --use-current-runtime -p:PluginFlavor=$$1 \
	  -o artifacts/plugin-$$1 --nologo --verbosity quiet >artifacts/publish.log 2>&1; }; \
	if ! publish $$flavor; then \
	  if [ $$flavor = r2r ]; then cat artifacts/publish.log; exit 1; fi; \
	  echo "The native plugin could not be built (artifacts/publish.log says why): publishing the self-contained one."; \
	  flavor=r2r; publish r2r || { cat artifacts/publish.log; exit 1; }; fi; \
	cp artifacts/plugin-$$flavor/$(notdir $(PLUGIN)) $(PLUGIN).new; mv $(PLUGIN).new $(PLUGIN); \
	echo "Built $(PLUGIN) ($$flavor)."

.PHONY: build
build: $(PLUGIN) compile ## build everything; the plugin lands in bin/

.PHONY: test
test: build ## run every test, and end with how many passed and failed
	@mkdir -p artifacts; status=0; \
	$(DOTNET) test --solution $(SOLUTION) -c $(CONFIGURATION) --no-build 2>&1 | tee artifacts/test.log || status=$$?; \
	awk -v status=$$status ' \
	  $$1 == "failed:" { failed = $$2 } $$1 == "succeeded:" { passed = $$2 } $$1 == "skipped:" { skipped = $$2 } \
	  END { if (status != 0 && failed == 0) failed = 1; printf "%d passed, %d failed", passed, failed; \
	        if (skipped > 0) printf ", %d skipped", skipped; print ""; exit (failed > 0 || passed == 0) }' artifacts/test.log

.PHONY: demo
demo: build ## show the plugin at work: a simulated Atlas, no account (AUTH=digest, oauth or token)
	@artifacts/bin/Demo/release/atlas-demo $(PLUGIN) artifacts/bin $(AUTH)

.PHONY: faults
faults: $(PLUGIN) compile ## let everything go wrong everywhere, and print what comes of it
	@status=0; $(DOTNET) test --project tests/EndToEnd.Tests -c $(CONFIGURATION) --no-build --filter-class '*.FaultMatrixTests' \
	  >artifacts/faults.log 2>&1 || status=$$?; \
	cat artifacts/faults.txt; [ $$status = 0 ] || cat artifacts/faults.log; exit $$status

# Round after round, each with the next seed, until FUZZ_MINUTES are over; none given is one round.
.PHONY: fuzz
fuzz: $(PLUGIN) compile ## throw a million random cases at the plugin and its readers (FUZZ_CASES each, FUZZ_SEED to repeat, FUZZ_MINUTES to go on)
	@end=$$(($$(date +%s) + 60 * $${FUZZ_MINUTES:-0})); seed=$${FUZZ_SEED:-$$(date +%s)}; \
	export FUZZ_CASES=$${FUZZ_CASES:-120000}; rounds=0; \
	while [ $$rounds = 0 ] || [ $$(date +%s) -lt $$end ]; do \
	  echo "FUZZ_SEED=$$seed FUZZ_CASES=$$FUZZ_CASES"; \
	  FUZZ_SEED=$$seed $(DOTNET) test --project tests/Fuzz.Tests -c $(CONFIGURATION) --no-build \
	    || { echo "To repeat it: make fuzz FUZZ_SEED=$$seed FUZZ_CASES=$$FUZZ_CASES"; exit 1; }; \
	  rounds=$$((rounds + 1)); seed=$$((seed + 1)); \
	done; \
	echo "$$rounds round(s) without a failure."

FLOORS := artifacts/floors/empty/empty-floor artifacts/floors/get/get-floor
$(FLOORS): artifacts/floors/%-floor: $(shell find tests/Benchmarks/floors -name '*.cs' -o -name '*.csproj') | feed
	@$(DOTNET) publish tests/Benchmarks/floors/$(*D) -c $(CONFIGURATION) --use-current-runtime -o $(@D) --nologo --verbosity quiet

MANAGED_PLUGIN := artifacts/plugin-r2r/$(notdir $(PLUGIN))
$(MANAGED_PLUGIN): $(PLUGIN_SOURCES) | feed
	@$(DOTNET) publish provider -c $(CONFIGURATION) --use-current-runtime -p:PluginFlavor=r2r -o $(@D) --nologo --verbosity quiet
	@touch $@

.PHONY: bench
bench: $(PLUGIN) $(MANAGED_PLUGIN) $(FLOORS) feed ## measure the plugin against what any program takes (BENCH_RUNS for each median; BENCH_ROWS: start invoke inflight list digest limit growth)
	@$(DOTNET) build tests/Benchmarks -c $(CONFIGURATION) --nologo --verbosity quiet
	@artifacts/bin/Benchmarks/release/atlas-bench $(PLUGIN) $(MANAGED_PLUGIN) $(FLOORS)

tests/conformance/node_modules/.package-lock.json: tests/conformance/package-lock.json tests/conformance/package.json
	@npm --prefix tests/conformance ci --no-progress
	@touch $@

.PHONY: conformance
conformance: build tests/conformance/node_modules/.package-lock.json ## test with clients that nobody here wrote (CONFORMANCE_STRICT=1 lets none be skipped)
	@node tests/conformance/run.mjs

.PHONY: install
install: $(PLUGIN) ## put the plugin where the Pulumi CLI looks for it
	@mkdir -p "$(INSTALLED)"; rm -f "$(INSTALLED).partial"; cp $(PLUGIN) "$(INSTALLED)/.new"; \
	mv "$(INSTALLED)/.new" "$(INSTALLED)/$(notdir $(PLUGIN))"; echo "Installed $(INSTALLED)."

.PHONY: uninstall
uninstall: ## take the installed plugin away again
	@rm -rf "$(INSTALLED)" "$(INSTALLED).partial" "$(INSTALLED).lock"; echo "Removed $(INSTALLED)."

.PHONY: dist
dist: $(PLUGIN) ## make the archives of a release, their sums and an SBOM in dist/
	@packaging/dist

.PHONY: contract
contract: ## put schema.json together from contract/
	@$(CONTRACT_TOOL) build

.PHONY: contract-check
contract-check: ## compare contract/ with what Atlas documents, and schema.json with contract/
	@$(CONTRACT_TOOL) check

.PHONY: contract-drift
contract-drift: ## compare what Atlas documents with a newer specification (SPEC=FILE; UPDATE=1 takes it over)
	@$(CONTRACT_TOOL) drift "$(SPEC)" $(if $(filter 1,$(UPDATE)),--update)

.PHONY: contract-scaffold
contract-scaffold: ## print the piece of a new function for contract/ (OPERATION="GET groups/{groupId}/…")
	@$(CONTRACT_TOOL) scaffold "$(OPERATION)"

.PHONY: docs
docs: ## write docs/functions.md, and the tables of the other pages, from contract/
	@$(DOTNET) run --project tools/docs -c $(CONFIGURATION)

.PHONY: sdk
sdk: ## generate sdk/dotnet from schema.json
	@$(SDK_GENERATOR)

.PHONY: sdk-pack
sdk-pack: feed ## make the NuGet package of the SDK in artifacts/packages
	@$(DOTNET) pack sdk/dotnet -c $(CONFIGURATION) -o artifacts/packages --nologo --verbosity quiet

.PHONY: lint
lint: feed ## check the format of the code
	@$(DOTNET) format $(SOLUTION) --verify-no-changes

.PHONY: version
version: ## print the version that is being built
	@echo $(VERSION)

.PHONY: clean
clean: ## remove everything that was built
	@rm -rf artifacts bin dist
