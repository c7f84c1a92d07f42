import http from "node:http";
import { once } from "node:events";
import { Child } from "./processes.mjs";
import { commands } from "./repository.mjs";

/** Prism, serving a specification. A relay in front of it corrects what no specification can express. */
export class Prism {
  #child;
  #relay;
  #answers = [];
  #seed;
  #correct;
  url;

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

  /**
   * Sets how the next calls are answered.
   * @param seed The seed of Prism's answers: the same seed gives the same answers.
   * @param correct Changes Prism's answer to the request with this query.
   */
  expect(seed, correct) {
    [this.#seed, this.#correct] = [seed, correct];
    this.#answers = [];
  }

  /**
   * Takes the answers since the last call, each with the problems that Prism reports for the request and for its own
   * answer: the answers that it makes up do not always match the specification.
   */
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
    const onward = http.request({
      host: "127.0.0.1", port, method, path, headers: { ...headers, prefer: `seed=${this.#seed}` }, agent: false,
    }, async (answer) => {
      const body = this.#corrected(path, Buffer.concat(await answer.toArray()).toString("utf8"), answer.statusCode);
      const { "content-length": _, "sl-violations": violations = "[]", ...kept } = answer.headers;
      const of = (place) => JSON.parse(violations).filter(({ location }) => location[0] === place);
      this.#answers.push({
        path, status: answer.statusCode, body, wrongRequest: of("request"), wrongAnswer: of("response"),
      });
      response.writeHead(answer.statusCode, kept).end(body);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  }

  #corrected(path, body, status) {
    if (status !== 200 || this.#correct === undefined) {
      return body;
    }

    const answer = JSON.parse(body);
    this.#correct(answer, new URL(path, "http://prism").searchParams);
    return JSON.stringify(answer);
  }
}
