import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const startTimeout = 120_000;
const endTimeout = 120_000;

/** The environment for a child: without the credentials of the user who runs the tests, and without a proxy. */
export function environment(more = {}) {
  const inherited = Object.entries(process.env)
    .filter(([name]) => !/^(MONGODB_ATLAS_|MCLI_|PULUMI_|NODE_TEST_CONTEXT$)/.test(name) && !/_proxy$/i.test(name));
  return { ...Object.fromEntries(inherited), ...more };
}

const running = new Set();

// Every child process is ended with the tests, however they end.
process.on("exit", () => running.forEach((child) => child.kill("SIGKILL")));
["SIGINT", "SIGTERM", "SIGHUP"].forEach((signal) => process.once(signal, () => process.exit(1)));

/** A process that is identified and ended by its id. */
export class Child {
  #process;
  #ended;
  output = "";
  errors = "";

  constructor(command, args, env) {
    this.#process = spawn(command, args, { env: environment(env), stdio: ["pipe", "pipe", "pipe"] });
    running.add(this.#process);
    this.#ended = new Promise((resolve) => {
      this.#process.once("error", (error) => resolve({ error }));
      this.#process.once("exit", (code, signal) => resolve({ code, signal }));
    });
    this.#ended.then(() => running.delete(this.#process));
    this.#process.stderr.setEncoding("utf8").on("data", (text) => { this.errors += text; });
  }

  get id() { return this.#process.pid; }

  get isRunning() { return this.#process.exitCode === null && this.#process.signalCode === null; }

  /** Waits for a line of standard output that matches. */
  async line(pattern) {
    const lines = createInterface({ input: this.#process.stdout });
    const found = new Promise((resolve) => lines.on("line", (line) => {
      this.output += `${line}\n`;
      if (pattern.test(line)) {
        resolve(line);
      }
    }));
    const line = await within(startTimeout, Promise.race([found, this.#ended.then(() => undefined)]));
    if (line === undefined) {
      await this.stop();
      throw new Error(`no line like ${pattern} came:\n${this.output}${this.errors}`);
    }

    return line;
  }

  /** Interrupts the process, and kills it if it does not end. Returns how it ended. */
  async stop(signal = "SIGINT") {
    this.#process.kill(signal);
    const end = await within(endTimeout, this.#ended);
    if (end === undefined) {
      this.#process.kill("SIGKILL");
      await this.#ended;
    }

    return end ?? { killed: true };
  }
}

/** Runs a command to its end, within a time limit. */
export async function run(command, args, { env, timeout = 300_000 } = {}) {
  const child = spawn(command, args, { env: environment(env), stdio: ["ignore", "pipe", "pipe"], timeout });
  let output = "";
  let errors = "";
  child.stdout.setEncoding("utf8").on("data", (text) => { output += text; });
  child.stderr.setEncoding("utf8").on("data", (text) => { errors += text; });
  const [code, signal] = await once(child, "close");
  return { code: code ?? signal, output, errors };
}

async function within(milliseconds, promise) {
  let timer;
  const late = new Promise((resolve) => { timer = setTimeout(resolve, milliseconds); });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
