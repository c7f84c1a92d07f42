import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/** Finds a file of the repository. */
export const inRepository = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** Finds a file of these tests. */
export const inConformance = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Loads a package that is not an ES module, such as Pulumi's stubs. */
export const require = createRequire(import.meta.url);

export const schema = JSON.parse(readFileSync(inRepository("schema.json"), "utf8"));

export const version = /<VersionPrefix>(.*)<\/VersionPrefix>/
  .exec(readFileSync(inRepository("Directory.Build.props"), "utf8"))[1];

export const tokens = Object.keys(schema.functions);

export const commands = {
  plugin: inRepository("bin/pulumi-resource-atlasbackup"),
  engineHost: inRepository("artifacts/bin/EngineHost/release/engine-host"),
  simulator: inRepository("artifacts/bin/AtlasSimulator/release/atlas-simulator"),
  pulumiRun: inConformance("node_modules/@pulumi/pulumi/cmd/run/index.js"),
  prism: inConformance("node_modules/@stoplight/prism-cli/dist/index.js"),
};
