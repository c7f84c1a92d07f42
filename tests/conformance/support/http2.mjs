import http2 from "node:http2";

/** Puts a message into gRPC's frame: a flag for compression and the length. */
export function frame(message, { compressed = false, length = message.length } = {}) {
  const head = Buffer.alloc(5);
  head.writeUInt8(compressed ? 1 : 0, 0);
  head.writeUInt32BE(length, 1);
  return Buffer.concat([head, message]);
}

/** One connection of node's own HTTP/2 client, which can send any request. */
export class Connection {
  #session;

  constructor(address) {
    this.#session = http2.connect(`http://${address}`);
    this.#session.on("error", () => {});
  }

  /** Sends an unchanged request and returns the whole answer, within a time limit. */
  async request(path, body, { headers = {}, end = true, method = "POST" } = {}) {
    const stream = this.#session.request({
      ":method": method, ":path": path, "content-type": "application/grpc", te: "trailers", ...headers,
    }, { endStream: body === undefined });
    const answer = { headers: {}, trailers: {}, body: Buffer.alloc(0) };
    stream.on("response", (got) => { answer.headers = { ...got }; });
    stream.on("trailers", (got) => { answer.trailers = { ...got }; });
    stream.on("data", (piece) => { answer.body = Buffer.concat([answer.body, piece]); });
    const closed = new Promise((resolve) => {
      stream.on("error", (error) => { answer.error = error; });
      stream.on("close", () => resolve());
    });
    stream.setTimeout(120_000, () => {
      answer.hung = true;
      stream.close(http2.constants.NGHTTP2_CANCEL);
    });
    if (body !== undefined) {
      stream[end ? "end" : "write"](body);
    }

    answer.stream = stream;
    answer.closed = closed;
    if (end) {
      await closed;
      answer.status = Number(answer.trailers["grpc-status"] ?? answer.headers["grpc-status"] ?? NaN);
      answer.reset = stream.rstCode;
    }

    return answer;
  }

  close() { this.#session.destroy(); }
}
