import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { Atlas, accessToken, checkpoint, goodArguments, names } from "./support/atlas.mjs";
import { Connection, frame } from "./support/http2.mjs";
import { Plugin, grpc, invokeRequest, messages } from "./support/plugin.mjs";

const invoke = "/pulumirpc.ResourceProvider/Invoke";
const packed = { compressed: true };
const gzip = { "grpc-encoding": "gzip" };
const message = Buffer.from(invokeRequest(names.checkpoint, goodArguments[names.checkpoint]).serializeBinary());

describe("2 node's raw HTTP/2: what no gRPC client would send", () => {
  let atlas, plugin, connection;

  before(async () => {
    atlas = await Atlas.start();
    plugin = await Plugin.start();
    await plugin.configure({ baseUrl: atlas.url, accessToken });
    connection = new Connection(plugin.address);
  });

  after(async () => {
    connection?.close();
    await Promise.all([plugin?.stop(), atlas?.stop()]);
  });

  /** Checks that after any earlier request the same connection and a new one are answered. */
  const goesOn = async () => {
    const same = await connection.request(invoke, frame(message));
    assert.equal(same.status, grpc.status.OK);
    assert.equal((await plugin.invoke(names.checkpoint, goodArguments[names.checkpoint])).result.id, checkpoint);
  };

  test("A plain call is answered as the protocol says", async () => {
    const answer = await connection.request(invoke, frame(message));

    const length = answer.body.readUInt32BE(1);
    const response = messages.InvokeResponse.deserializeBinary(answer.body.subarray(5));
    assert.equal(answer.headers[":status"], 200);
    assert.match(answer.headers["content-type"], /^application\/grpc/);
    assert.equal(answer.body[0], 0);
    assert.equal(length, answer.body.length - 5);
    assert.equal(answer.trailers["grpc-status"], "0");
    assert.equal(response.getReturn().toJavaScript().id, checkpoint);
  });

  test("An error is in the trailers, percent-encoded", async () => {
    const request = invokeRequest("ž:100%:☃", {}).serializeBinary();

    const answer = await connection.request(invoke, frame(Buffer.from(request)));

    const text = answer.trailers["grpc-message"] ?? answer.headers["grpc-message"];
    assert.equal(answer.status, grpc.status.NOT_FOUND);
    assert.match(text, /^[\x20-\x7e]+$/);
    assert.match(decodeURIComponent(text), /'ž:100%:☃'/u);
  });

  test("A deadline in the headers ends the call on the plugin's side", async () => {
    await atlas.fault({ kind: "stallHeaders", times: 1 });

    const answer = await connection.request(invoke, frame(message), { headers: { "grpc-timeout": "400m" } });

    assert.ok(answer.status === grpc.status.DEADLINE_EXCEEDED || answer.reset !== 0, JSON.stringify(answer.trailers));
    assert.ok(!answer.hung);
    await goesOn();
  });

  test("A packed message is read when its packing is named", async () => {
    const answer = await connection.request(
      invoke, frame(gzipSync(message), { compressed: true }), { headers: { "grpc-encoding": "gzip" } });

    assert.equal(answer.status, grpc.status.OK);
  });

  test("An unknown packing is UNIMPLEMENTED, and the known ones are named", async () => {
    const answer = await connection.request(
      invoke, frame(message, { compressed: true }), { headers: { "grpc-encoding": "snappy" } });

    assert.equal(answer.status, grpc.status.UNIMPLEMENTED);
    assert.match(`${answer.headers["grpc-accept-encoding"] ?? answer.trailers["grpc-accept-encoding"]}`, /\bgzip\b/);
    await goesOn();
  });

  for (const [what, code, reason, body, headers] of [
    ["A packed message whose packing is not named", "INTERNAL", /grpc-encoding/, frame(gzipSync(message), packed), {}],
    ["A packed message that is not packed", "UNKNOWN", /unsupported compression|InvalidDataException/i, frame(message, packed), gzip],
    ["A length that promises more than comes", "INTERNAL", /Incomplete/, frame(message, { length: message.length + 9 }), {}],
    ["A length that promises less than comes", "UNKNOWN", /InvalidProtocolBuffer/, frame(message, { length: 99 }), {}],
    ["A length of 4 GB", "UNKNOWN", /too large/, frame(message, { length: 0xffff_ffff }), {}],
    ["A length over 400 MB", "RESOURCE_EXHAUSTED", /maximum/, frame(message, { length: 500 * 1024 * 1024 }), {}],
    ["Half a frame's head", "INTERNAL", /Incomplete/, Buffer.from([0, 0, 0]), {}],
    ["An unknown flag for packing", "UNKNOWN", /compressed flag/, Buffer.concat([Buffer.from([7]), frame(message).subarray(1)]), {}],
    ["Two messages where one belongs", "INTERNAL", /Additional data/, Buffer.concat([frame(message), frame(message)]), {}],
    ["No message", "INTERNAL", /Incomplete/, Buffer.alloc(0), {}],
    ["No body", "INTERNAL", /Incomplete/, undefined, {}],
    ["A message that is no protobuf", "UNKNOWN", /InvalidProtocolBuffer/, frame(Buffer.from("no protobuf")), {}],
    ["A text that is no UTF-8", "UNKNOWN", /UTF-8/, frame(Buffer.from([0x0a, 0x02, 0xc3, 0x28])), {}],
    ["A structure nested a thousand deep", "UNKNOWN", /nesting/, frame(nested(1_000)), {}],
  ]) {
    test(`${what} is ${code}, with a reason, and the plugin goes on`, async () => {
      const answer = await connection.request(invoke, body, { headers });

      assert.ok(!answer.hung, "the call hung");
      assert.equal(answer.status, grpc.status[code]);
      assert.match(decodeURIComponent(answer.trailers["grpc-message"] ?? answer.headers["grpc-message"]), reason);
      await goesOn();
    });
  }

  test("A time-out that is none is no time-out", async () => {
    const answer = await connection.request(invoke, frame(message), { headers: { "grpc-timeout": "soon" } });

    assert.equal(answer.status, grpc.status.OK);
  });

  test("A structure nested forty deep is within reach", async () => {
    const answer = await connection.request(invoke, frame(nested(40)));

    const response = messages.InvokeResponse.deserializeBinary(answer.body.subarray(5));
    assert.ok(response.getFailuresList().some((failure) => failure.getProperty() === "groupId"));
  });

  for (const [what, options] of [
    ["The content type of a browser", { headers: { "content-type": "application/json" } }],
    ["No content type", { headers: { "content-type": "" } }],
    ["Another method than POST", { method: "PUT" }],
  ]) {
    test(`${what} is refused by HTTP or by gRPC, and the plugin goes on`, async () => {
      const answer = await connection.request(invoke, frame(message), options);

      assert.ok(!answer.hung, "the call hung");
      assert.ok(answer.headers[":status"] >= 400 || answer.status > 0, JSON.stringify(answer.headers));
      await goesOn();
    });
  }

  test("A call that is dropped halfway harms no other", async () => {
    const half = await connection.request(invoke, frame(message).subarray(0, 20), { end: false });

    half.stream.close();

    await half.closed;
    await goesOn();
  });

  test("A connection that is dropped in the middle of calls harms no other", async () => {
    await atlas.fault({ kind: "stallHeaders", times: 3 });
    const dropped = new Connection(plugin.address);
    const calls = Array.from({ length: 3 }, () => dropped.request(invoke, frame(message)));

    dropped.close();

    await Promise.all(calls);
    await atlas.heal();
    await goesOn();
  });

  test("What is no HTTP/2 at all is turned away", async () => {
    const answer = await new Promise((resolve, reject) => {
      const socket = connect(plugin.port, "127.0.0.1", () => socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
      let got = "";
      socket.setTimeout(120_000, () => reject(new Error("it hung")));
      socket.on("data", (piece) => { got += piece.toString("latin1"); });
      socket.on("error", () => resolve(got));
      socket.on("close", () => resolve(got));
    });

    assert.doesNotMatch(answer, /HTTP\/1\.1 200/);
    await goesOn();
  });
});

/** A request whose arguments are lists in lists. */
function nested(depth) {
  let value = Buffer.from([0x08, 0x00]);
  for (let level = 0; level < depth; level++) {
    value = field(6, field(1, value));
  }

  return Buffer.concat([field(1, Buffer.from(names.checkpoint)), field(2, field(1, Buffer.concat([
    field(1, Buffer.from("groupId")), field(2, value),
  ])))]);
}

function field(number, bytes) {
  const head = [];
  for (let rest = [number << 3 | 2, bytes.length], index = 0; index < 2; index++) {
    for (let value = rest[index]; ; value >>>= 7) {
      head.push(value > 127 ? value & 127 | 128 : value);
      if (value < 128) {
        break;
      }
    }
  }

  return Buffer.concat([Buffer.from(head), bytes]);
}
