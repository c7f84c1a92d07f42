// Runs all tests here, and reports what ran, what was skipped and why. The last line is a summary.
import { readdirSync } from "node:fs";
import { run } from "node:test";
import { fileURLToPath } from "node:url";

const timeout = 10 * 60_000;

const isStrict = process.env.CONFORMANCE_STRICT === "1";
const folder = fileURLToPath(new URL(".", import.meta.url));
const only = process.argv[2] ?? "";
const files = readdirSync(folder)
  .filter((file) => file.endsWith(".test.mjs") && file.startsWith(only)).sort().map((file) => folder + file);
const sections = new Set();
const names = [];
let [passed, failed, skipped] = [0, 0, 0];

// One file at a time: the processes that they start share the machine.
for await (const { type, data } of run({ files, concurrency: 1, timeout })) {
  const isSuite = data.details?.type === "suite";
  const nesting = data.nesting ?? 0;
  if (type === "test:start") {
    names.splice(nesting, names.length, data.name);
  }

  const name = [...names.slice(1, nesting), data.name].join(": ");
  if (type === "test:start" && nesting === 0 && !data.name.endsWith(".mjs")) {
    sections.add(data.name);
    console.log(`\n${data.name}`);
  } else if (type === "test:pass" && data.skip !== undefined) {
    [failed, skipped] = isStrict ? [failed + 1, skipped] : [failed, skipped + 1];
    console.log(`${isStrict ? "FAIL" : "skip"}  ${name}: ${data.skip}`);
  } else if (type === "test:pass" && !isSuite) {
    passed++;
    console.log(`ok    ${name} (${Math.round(data.details.duration_ms)} ms)`);
  } else if (type === "test:fail" && (!isSuite || data.details.error.failureType !== "subtestsFailed")) {
    failed++;
    const { cause, message } = data.details.error;
    console.log(`FAIL  ${name}\n${cause?.stack ?? cause ?? message}`);
  } else if (type === "test:diagnostic" && nesting > 0) {
    console.log(`      ${data.message}`);
  } else if (type === "test:stderr") {
    process.stderr.write(data.message);
  }
}

for (const number of "12345") {
  if (number.startsWith(only.slice(0, 1)) && ![...sections].some((section) => section.startsWith(`${number} `))) {
    failed++;
    console.log(`FAIL  nothing of part ${number} ran`);
  }
}

console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exitCode = failed > 0 ? 1 : 0;
