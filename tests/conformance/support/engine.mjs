import { once, EventEmitter } from "node:events";
import { grpc, Empty } from "./plugin.mjs";
import { require } from "./repository.mjs";

const { EngineService } = require("@pulumi/pulumi/proto/engine_grpc_pb.js");

/** Pulumi's own Engine service, as far as a plugin needs it: it keeps what is logged. */
export class Engine extends EventEmitter {
  #server = new grpc.Server();
  #lines = [];

  static async start() {
    const engine = new Engine();
    const unimplemented = (_, callback) => callback({ code: grpc.status.UNIMPLEMENTED });
    const service = Object.fromEntries(Object.keys(EngineService).map((method) => [method, unimplemented]));
    engine.#server.addService(EngineService, { ...service, log: (call, callback) => engine.#log(call, callback) });
    const port = await new Promise((resolve, reject) => engine.#server.bindAsync(
      "127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) => error ? reject(error) : resolve(bound)));
    engine.address = `127.0.0.1:${port}`;
    return engine;
  }

  /** Waits for a line that matches. */
  async line(pattern) {
    for (;;) {
      const found = this.#lines.find((line) => pattern.test(line.message));
      if (found) {
        return found;
      }

      await once(this, "line", { signal: AbortSignal.timeout(120_000) });
    }
  }

  stop() { this.#server.forceShutdown(); }

  #log(call, callback) {
    this.#lines.push({ ...call.request.toObject(), userAgent: call.metadata.get("user-agent")[0] });
    callback(null, new Empty());
    this.emit("line");
  }
}
