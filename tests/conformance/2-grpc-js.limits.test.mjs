import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Atlas, accessToken, checkpoint, goodArguments, names, project, sharded } from "./support/atlas.mjs";
import { Empty, Plugin, Struct, grpc, invokeRequest, messages } from "./support/plugin.mjs";
import { version } from "./support/repository.mjs";

const megabyte = 1024 * 1024;
const jobs = 50_000;
const gzip = { "grpc.default_compression_algorithm": grpc.compressionAlgorithms.gzip };
const deflate = { "grpc.default_compression_algorithm": grpc.compressionAlgorithms.deflate };

describe("2 grpc-js with Pulumi's stubs: deadlines, cancellation, load, size, compression", () => {
  let atlas, plugin;

  before(async () => {
    atlas = await Atlas.start("--jobs", String(jobs));
    plugin = await Plugin.start();
    await plugin.configure({ baseUrl: atlas.url, accessToken, maxConcurrentRequests: 100 });
  });

  after(() => Promise.all([plugin?.stop(), atlas?.stop()]));

  const read = (options) => plugin.invoke(names.checkpoint, goodArguments[names.checkpoint], options);

  const readOf = (id) => plugin.invoke(names.checkpoint, { groupId: project, clusterName: sharded, checkpointId: id });

  const isWell = async () => assert.equal((await read()).result.id, checkpoint);

  /** Sends unchanged bytes to a method of the provider or to any path, and returns the bytes of the answer. */
  const send = (method, bytes) => new Promise((resolve, reject) => plugin.client.makeUnaryRequest(
    method.startsWith("/") ? method : `/pulumirpc.ResourceProvider/${method}`, (sent) => Buffer.from(sent), (got) => got,
    bytes, new grpc.Metadata(), {}, (error, answer) => error ? reject(error) : resolve(answer)));

  /** Waits until Atlas has received that many requests. It sets no time limit itself. */
  const asked = async (count) => {
    const end = Date.now() + 120_000;
    for (;;) {
      const requests = await atlas.requests();
      if (requests.length >= count) {
        return requests.length;
      }

      assert.ok(Date.now() < end, `Atlas was asked ${requests.length} times, not ${count}`);
    }
  };

  test("A deadline ends a call that Atlas does not answer", async () => {
    await atlas.fault({ kind: "stallHeaders" });
    const refusal = await plugin.refusal(
      "invoke", invokeRequest(names.checkpoint, goodArguments[names.checkpoint]), { deadline: Date.now() + 700 });

    await atlas.heal();
    assert.equal(refusal.code, grpc.status.DEADLINE_EXCEEDED);
    await isWell();
  });

  test("A call that the client cancels in flight ends, and later ones are answered", async () => {
    await atlas.fault({ kind: "stallHeaders", times: 1 });
    const abort = new AbortController();
    const before = (await atlas.requests()).length;
    const refusal = plugin.refusal(
      "invoke", invokeRequest(names.checkpoint, goodArguments[names.checkpoint]), { signal: abort.signal });
    await asked(before + 1);

    abort.abort();

    assert.equal((await refusal).code, grpc.status.CANCELLED);
    await isWell();
  });

  test("Cancel ends every call in flight and harms no later one", async () => {
    await atlas.fault({ kind: "stallHeaders" });
    const before = (await atlas.requests()).length;
    const refusals = [0xc1, 0xc2, 0xc3].map((id) => plugin.refusal("invoke", invokeRequest(
      names.checkpoint, { groupId: project, clusterName: sharded, checkpointId: `6502${id.toString(16).padStart(20, "0")}` })));
    await asked(before + refusals.length);

    await plugin.call("cancel", new Empty(), { deadline: Date.now() + 120_000 });

    for (const refusal of await Promise.all(refusals)) {
      assert.equal(refusal.code, grpc.status.CANCELLED);
      assert.equal(refusal.details, "the call was cancelled");
    }

    await atlas.heal();
    await isWell();
  });

  test("Cancels that race with calls cancel them or let them be, and nothing else", async () => {
    const outcomes = await Promise.all(Array.from({ length: 400 }, (_, index) => index % 2 === 0
      ? plugin.call("cancel", new Empty()).then(() => "cancelled all")
      : readOf(`6502${(0xc1 + index % 12).toString(16).padStart(20, "0")}`)
        .then(() => "answered", (error) => `${error.code} ${error.details}`)));

    const odd = outcomes.filter((outcome) =>
      !["cancelled all", "answered", "1 the call was cancelled"].includes(outcome));
    assert.deepEqual(odd, []);
    await isWell();
  });

  test("A hundred calls at once each get their own answer", async () => {
    await atlas.fault({ kind: "delay", delayMilliseconds: 200 });
    const ids = Array.from({ length: 100 }, (_, index) => `6502${(0xc1 + index % 12).toString(16).padStart(20, "0")}`);

    const answers = await Promise.all(ids.map(readOf));

    await atlas.heal();
    assert.deepEqual(answers.map((answer) => answer.result.id), ids);
  });

  test("A thousand calls over five connections are all answered", async () => {
    const clients = Array.from({ length: 5 }, () => plugin.connect());

    const answers = await Promise.all(Array.from({ length: 1_000 }, (_, index) => read({ client: clients[index % 5] })));

    assert.ok(answers.every((answer) => answer.result.id === checkpoint));
  });

  test("A request of 20 MB is read, and its bad argument is not repeated at that length", async () => {
    const { failures } = await plugin.invoke(
      names.checkpoint, { ...goodArguments[names.checkpoint], checkpointId: "x".repeat(20 * megabyte) });

    assert.deepEqual(failures.map((failure) => failure.property), ["checkpointId"]);
    assert.ok(failures[0].reason.length < 1_000);
  });

  test("A request of 20 MB comes back whole where it is echoed", async () => {
    const request = new messages.CheckRequest();
    const long = "č".repeat(10 * megabyte);
    request.setNews(Struct.fromJavaScript({ version, accessToken: long }));

    const response = await plugin.call("checkConfig", request);

    const sealed = response.getInputs().getFieldsMap().get("accessToken").getStructValue();
    assert.equal(sealed.getFieldsMap().get("value").getStringValue(), long);
  });

  test(`An answer of more than 50 MB arrives whole: ${jobs} restore jobs`, async () => {
    const bytes = await send(
      "Invoke", invokeRequest(names.restores, { groupId: project, clusterName: sharded }).serializeBinary());

    const results = messages.InvokeResponse.deserializeBinary(bytes)
      .getReturn().getFieldsMap().get("results").getListValue().getValuesList();
    const ids = new Set(results.map((job) => job.getStructValue().getFieldsMap().get("id").getStringValue()));
    assert.ok(bytes.length > 50 * megabyte, `${bytes.length} bytes`);
    assert.equal(results.length, jobs);
    assert.equal(ids.size, jobs);
    await isWell();
  });

  test("A client that takes no large answer is told so, and the plugin goes on", async () => {
    const client = plugin.connect({ "grpc.max_receive_message_length": 1_000 });

    const refusal = await plugin.refusal(
      "invoke", invokeRequest(names.restores, goodArguments[names.restores]), { client });

    assert.equal(refusal.code, grpc.status.RESOURCE_EXHAUSTED);
    await isWell();
  });

  for (const [name, options] of Object.entries({ gzip, deflate })) {
    test(`Requests packed with ${name} are read, small and large`, async () => {
      const client = plugin.connect(options);

      const small = await read({ client });
      const { failures } = await plugin.invoke(
        names.checkpoint, { ...goodArguments[names.checkpoint], groupId: "x".repeat(20 * megabyte) }, { client });

      assert.equal(small.result.id, checkpoint);
      assert.deepEqual(failures.map((failure) => failure.property), ["groupId"]);
    });
  }

  test("Fields of a later version of the protocol are passed over", async () => {
    const request = invokeRequest(names.checkpoint, goodArguments[names.checkpoint]).serializeBinary();
    const laterFields = Buffer.from([0x98, 0x06, 0x01, 0xa2, 0x06, 0x03, 0x61, 0x62, 0x63]);
    const sent = Buffer.concat([request, laterFields]);

    const response = messages.InvokeResponse.deserializeBinary(await send("Invoke", sent));

    assert.equal(response.getReturn().toJavaScript().id, checkpoint);
  });

  test("A message that is none is refused, and the plugin goes on", async () => {
    await assert.rejects(send("Invoke", Buffer.from([0xff, 0xff, 0xff])), (error) => error.code > 0);

    await isWell();
  });

  test("Unknown methods and services are UNIMPLEMENTED", async () => {
    const paths = ["/pulumirpc.ResourceProvider/StreamInvoke", "/grpc.health.v1.Health/Check", "/no.Service/None", "/"];
    for (const path of paths) {
      await assert.rejects(
        send(path, Buffer.alloc(0)), (error) => error.code === grpc.status.UNIMPLEMENTED, path);
    }
  });
});
