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
      const body = this.#corrected(path, Buffer.concat(await answer.toArray()).toString("utf8"));
      const { "content-length": _, ...kept } = answer.headers;
      this.#answers.push({ path, status: answer.statusCode, body, violations: kept["sl-violations"] });
      response.writeHead(answer.statusCode, kept).end(body);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  }

  // Prism makes up what an answer repeats of its question, and each page of a list without regard to the others.
  #corrected(path, body) {
    const answer = parsed(body);
    if (answer === undefined) {
      return body;
    }

    const { results } = answer;
    const echoes = echoesOf(path);
    if (Array.isArray(results)) {
      results.splice(pageSizeOf(path));
      results.forEach((item, index) => Object.assign(item, { id: idOf(index) }, present(echoes, item)));
    } else {
      Object.assign(answer, present(echoes, answer), echoes.id && { id: echoes.id });
    }

    if (this.countsRight && "totalCount" in answer) {
      answer.totalCount = answer.results.length;
    }

    return JSON.stringify(answer);
  }
}

function parsed(body) {
  try {
    const value = JSON.parse(body);
    return value !== null && typeof value === "object" ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What the path contains, by the names that answers have for it. */
function echoesOf(path) {
  const group = /\/groups\/([^/?]+)/.exec(path)?.[1];
  const id = /\/(?:backupCheckpoints|exports)\/([^/?]+)/.exec(path)?.[1];
  return { ...(group && { groupId: group, projectId: group }), ...(id && { id }) };
}

const present = (echoes, item) =>
  Object.fromEntries(Object.entries(echoes).filter(([name]) => name in item));

const pageSizeOf = (path) => Number(new URL(path, "http://prism").searchParams.get("itemsPerPage") ?? 100);

/** The same on every page: whoever asks for more pages than there are meets what is known, and stops. */
const idOf = (index) => (index + 1).toString(16).padStart(24, "0");
