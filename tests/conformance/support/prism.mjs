import http from "node:http";
import { once } from "node:events";
import { Child } from "./processes.mjs";
import { commands } from "./repository.mjs";

/**
 * Prism, serving a specification, with a relay before it that keeps the last answer and whether Prism itself says that it
 * violates the specification: random texts do not always fit the patterns that they are made from.
 */
export class Prism {
  #child;
  #relay;
  #answers = [];
  url;

  /** Whether a list's count is put right: Prism makes it up, as it makes up each page without regard to the others. */
  countsRight = false;

  static async start(specification, ...options) {
    const prism = new Prism();
    prism.#child = new Child(
      process.execPath, [commands.prism, "mock", "--host", "127.0.0.1", "--port", "0", ...options, specification]);
    const line = await prism.#child.line(/listening on http/);
    const { port } = new URL(/http:\S+/.exec(line)[0]);
    prism.#relay = http.createServer((request, response) => prism.#forward(port, request, response));
    await once(prism.#relay.listen(0, "127.0.0.1"), "listening");
    prism.url = `http://127.0.0.1:${prism.#relay.address().port}`;
    return prism;
  }

  /** Takes the answers since the last time. */
  take() {
    return this.#answers.splice(0);
  }

  async stop() {
    this.#relay?.closeAllConnections();
    this.#relay?.close();
    await this.#child.stop("SIGTERM");
  }

  #forward(port, request, response) {
    const { method, url: path, headers } = request;
    const onward = http.request({ host: "127.0.0.1", port, method, path, headers, agent: false }, async (answer) => {
      const body = this.#counted(Buffer.concat(await answer.toArray()).toString("utf8"));
      const { "content-length": _, ...kept } = answer.headers;
      this.#answers.push({ path, status: answer.statusCode, body, violations: kept["sl-violations"] });
      response.writeHead(answer.statusCode, kept).end(body);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  }

  #counted(body) {
    const answer = this.countsRight ? JSON.parse(body) : {};
    return "totalCount" in answer ? JSON.stringify({ ...answer, totalCount: answer.results.length }) : body;
  }
}
