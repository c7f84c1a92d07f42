import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Atlas } from "./support/atlas.mjs";
import { run } from "./support/processes.mjs";
import { commands, inRepository } from "./support/repository.mjs";

const folder = inRepository("tests/Replays");
const recordings = (await readdir(folder)).filter((file) => file.endsWith(".jsonl")).sort();

describe("4 Conversations in the engine's own log format, replayed", () => {
  let atlas, scratch;

  before(async () => {
    atlas = await Atlas.start();
    scratch = await mkdtemp(join(tmpdir(), "conformance-"));
  });

  after(async () => {
    await atlas?.stop();
    await rm(scratch, { recursive: true });
  });

  /** Replays a recording with the current Atlas instead of the recorded one. */
  const replay = async (recording, change = (text) => text) => {
    const file = join(scratch, recording);
    const text = await readFile(join(folder, recording), "utf8");
    await writeFile(file, change(text.replace(/http:\/\/(127\.0\.0\.1|localhost):\d+/g, atlas.url)));
    return run(commands.engineHost, [
      "replay", "--plugin", commands.plugin, "--env", `MONGODB_ATLAS_BASE_URL=${atlas.url}`, file,
    ]);
  };

  for (const recording of recordings) {
    test(recording, async () => {
      const { code, output, errors } = await replay(recording);

      assert.match(output, /^[1-9]\d* calls replayed, 0 differences$/m, `${output}${errors}`);
      assert.equal(code, 0);
    });
  }

  test("An answer that differs is seen", async () => {
    const { code, output } = await replay(
      "every-function.jsonl", (text) => text.replace('"shardName":"shard-1"', '"shardName":"shard-9"'));

    assert.equal(code, 1);
    assert.match(output, /Invoke: \$\.return\.parts\[1\]\.shardName: expected "shard-9", got "shard-1"/);
  });
});
