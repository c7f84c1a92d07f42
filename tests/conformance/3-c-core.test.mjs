import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Atlas, accessToken, goodArguments, names } from "./support/atlas.mjs";
import { Plugin } from "./support/plugin.mjs";
import { run } from "./support/processes.mjs";
import { inConformance, tokens, version } from "./support/repository.mjs";

// Debian's own Python, even if another one is first in the path.
const candidates = ["/usr/bin/python3", "python3"];
const expected = 17;

const found = await Promise.all(candidates.map(async (python) =>
  (await run(python, ["-c", "import grpc, google.protobuf"]).catch(() => ({ code: 1 }))).code === 0));
const python = candidates[found.indexOf(true)];
const skip = python || process.env.CONFORMANCE_STRICT === "1"
  ? false
  : "python3 has no grpc module (Debian: apt-get install python3-grpcio)";

describe("3 gRPC's C core, through Debian's python3-grpcio", { skip }, () => {
  test("python3 has the grpc module", () => assert.ok(python, "apt-get install python3-grpcio"));

  test("It can do everything that an engine does", async (t) => {
    const [atlas, plugin] = await Promise.all([Atlas.start(), Plugin.start()]);
    try {
      const stalledArguments = { ...goodArguments[names.checkpoint], checkpointId: "6502000000000000000000ff" };
      await atlas.fault({ kind: "stallHeaders", path: stalledArguments.checkpointId });
      const facts = {
        address: plugin.address, baseUrl: atlas.url, accessToken, version, tokens,
        token: names.checkpoint, arguments: goodArguments[names.checkpoint], stalledArguments,
      };

      const { code, output, errors } = await run(
        python, [inConformance("support/c_core_client.py"), JSON.stringify(facts)], { timeout: 300_000 });

      const attempts = output.split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
      assert.equal(code, 0, errors);
      assert.equal(attempts.length, expected);
      for (const attempt of attempts) {
        await t.test(attempt.name, () => assert.equal(attempt.error, undefined));
      }
    } finally {
      await Promise.all([plugin.stop(), atlas.stop()]);
    }
  });
});
