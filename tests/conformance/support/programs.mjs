import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./processes.mjs";
import { commands, inConformance } from "./repository.mjs";

/** Runs a program with Pulumi's own launcher for Node, and EngineHost in place of the engine. */
export async function runProgram(verb, program, { config = {}, secrets = {} } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "conformance-"));
  try {
    const log = join(folder, "grpc.jsonl");
    const pairs = (flag, values) => Object.entries(values).flatMap(([key, value]) => [flag, `${key}=${value}`]);
    const result = await run(commands.engineHost, [
      verb, "--plugin", commands.plugin, "--cwd", inConformance(`programs/${program}`), "--log-grpc", log,
      "--project", program, ...pairs("--config", config), ...pairs("--secret", secrets), "--",
      process.execPath, commands.pulumiRun,
      "--monitor", "{monitor}", "--engine", "{engine}", "--organization", "{organization}", "--project", "{project}",
      "--stack", "{stack}", "--root-directory", "{directory}", "--pwd", "{directory}", "{dry-run}",
      "--parallel", "{parallel}", ".",
    ], { timeout: 300_000 });
    const text = await readFile(log, "utf8").catch(() => "");
    const calls = text.split("\n").filter((line) => line.length > 0).map((line) => JSON.parse(line))
      .filter((call) => call.progress === "response_completed");
    return { ...result, calls };
  } finally {
    await rm(folder, { recursive: true });
  }
}
