import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Atlas, accessToken, checkpoint, goodArguments, names, project, sharded } from "./support/atlas.mjs";
import { Engine } from "./support/engine.mjs";
import {
  Empty, Plugin, PluginAttach, ResourceProviderService, Struct, grpc, invokeRequest, isSecret, messages, secret,
} from "./support/plugin.mjs";
import { require, schema, tokens, version } from "./support/repository.mjs";

const { Status } = require("@pulumi/pulumi/proto/status_pb.js");
const urn = "urn:pulumi:dev::project::pulumi:providers:atlasbackup::default";
const answered = [
  "handshake", "getSchema", "checkConfig", "diffConfig", "configure", "invoke", "cancel", "getPluginInfo", "attach",
  "getMapping", "getMappings",
];

describe("2 grpc-js with Pulumi's stubs: the protocol, field by field", () => {
  let engine, atlas, plugin;

  before(async () => {
    [engine, atlas] = await Promise.all([Engine.start(), Atlas.start()]);
    plugin = await Plugin.start({ engine: engine.address });
  });

  after(async () => {
    await Promise.all([plugin?.stop(), atlas?.stop()]);
    engine?.stop();
  });

  const config = (more = {}) => ({ baseUrl: atlas.url, accessToken: secret(accessToken), ...more });

  const check = async (news) => {
    const request = new messages.CheckRequest();
    request.setUrn(urn);
    request.setName("default");
    request.setType("pulumi:providers:atlasbackup");
    request.setNews(Struct.fromJavaScript(news));
    const response = await plugin.call("checkConfig", request);
    return {
      inputs: response.getInputs().toJavaScript(),
      failures: response.getFailuresList().map((failure) => failure.toObject()),
    };
  };

  test("Handshake takes every field of the engine and says what the plugin accepts", async () => {
    const request = new messages.ProviderHandshakeRequest();
    request.setEngineAddress(engine.address);
    request.setRootDirectory("/somewhere/ä");
    request.setProgramDirectory("/somewhere/ä");
    request.setConfigureWithUrn(true);
    request.setSupportsViews(true);
    request.setSupportsRefreshBeforeUpdate(true);
    request.setInvokeWithPreview(true);
    request.setMapperTarget("127.0.0.1:1");
    request.setLoaderTarget("127.0.0.1:2");
    request.setResolverTarget("127.0.0.1:3");

    const response = await plugin.call("handshake", request, { deadline: Date.now() + 120_000 });

    assert.deepEqual(response.toObject(), {
      acceptSecrets: true, acceptResources: true, acceptOutputs: true, supportsAutonamingConfiguration: false,
    });
  });

  test("GetPluginInfo tells the version that was built", async () => {
    assert.equal((await plugin.call("getPluginInfo", new Empty())).getVersion(), version);
  });

  test("GetSchema serves schema.json with the version", async () => {
    const response = await plugin.call("getSchema", new messages.GetSchemaRequest());

    assert.deepEqual(JSON.parse(response.getSchema()), { ...schema, version });
  });

  test("GetSchema refuses a schema format that does not exist", async () => {
    const request = new messages.GetSchemaRequest();
    request.setVersion(7);

    const refusal = await plugin.refusal("getSchema", request);

    assert.equal(refusal.code, grpc.status.INVALID_ARGUMENT);
    assert.equal(refusal.details, "schema version 7 is unknown; use 0");
  });

  test("CheckConfig echoes the inputs and their secrets, without what is the engine's own", async () => {
    const news = { version: "1.2.3", ...config(), maxRetries: "3", __internal: { pluginDownloadURL: "x" } };

    const { inputs, failures } = await check(news);

    delete news.__internal;
    assert.deepEqual(inputs, news);
    assert.deepEqual(failures, []);
  });

  test("CheckConfig names every failure, and no property that is secret", async () => {
    const { failures } = await check({ baseUrl: "ftp://x", maxRetries: "many", clientId: "a" });

    assert.deepEqual(failures.map((failure) => failure.property).sort(), ["", "baseUrl", "maxRetries"]);
    assert.ok(failures.every((failure) => failure.reason.length > 0));
  });

  test("DiffConfig lists the changed keys and replaces nothing", async () => {
    const request = new messages.DiffRequest();
    request.setUrn(urn);
    request.setOldInputs(Struct.fromJavaScript({ baseUrl: "https://a", maxRetries: 1, same: [1, { a: null }] }));
    request.setOlds(Struct.fromJavaScript({ ignored: true }));
    request.setNews(Struct.fromJavaScript({ baseUrl: "https://b", maxConcurrentRequests: 1, same: [1, { a: null }] }));

    const { changes, diffsList, replacesList, deletebeforereplace, hasdetaileddiff } =
      (await plugin.call("diffConfig", request)).toObject();

    assert.equal(changes, messages.DiffResponse.DiffChanges.DIFF_SOME);
    assert.deepEqual(diffsList, ["baseUrl", "maxConcurrentRequests", "maxRetries"]);
    assert.deepEqual([replacesList, deletebeforereplace, hasdetaileddiff], [[], false, false]);
  });

  test("DiffConfig sees when nothing has changed", async () => {
    const request = new messages.DiffRequest();
    request.setOldInputs(Struct.fromJavaScript({ version, nested: { b: 1, a: [true] } }));
    request.setNews(Struct.fromJavaScript({ nested: { a: [true], b: 1 }, version }));

    const response = await plugin.call("diffConfig", request);

    assert.equal(response.getChanges(), messages.DiffResponse.DiffChanges.DIFF_NONE);
  });

  test("Configure without credentials spells out the missing keys in its status details", async () => {
    const bare = await Plugin.start();
    try {
      const refusal = await bare.refusal("configure", new messages.ConfigureRequest());

      const status = Status.deserializeBinary(refusal.metadata.get("grpc-status-details-bin")[0]);
      const [detail] = status.getDetailsList();
      const missing = detail.unpack(
        messages.ConfigureErrorMissingKeys.deserializeBinary, "pulumirpc.ConfigureErrorMissingKeys");
      assert.equal(refusal.code, grpc.status.FAILED_PRECONDITION);
      assert.equal(status.getCode(), refusal.code);
      assert.equal(status.getMessage(), refusal.details);
      assert.equal(detail.getTypeName(), "pulumirpc.ConfigureErrorMissingKeys");
      assert.deepEqual(
        missing.getMissingkeysList().map((key) => key.getName()), ["atlasbackup:clientId", "atlasbackup:clientSecret"]);
      assert.ok(missing.getMissingkeysList().every((key) => key.getDescription().length > 10));
    } finally {
      await bare.stop();
    }
  });

  test("Invoke before Configure is refused", async () => {
    const bare = await Plugin.start();
    try {
      const refusal = await bare.refusal("invoke", invokeRequest(names.checkpoint, goodArguments[names.checkpoint]));

      assert.equal(refusal.code, grpc.status.FAILED_PRECONDITION);
      assert.match(refusal.details, /not configured/);
    } finally {
      await bare.stop();
    }
  });

  test("Configure takes the variables of an engine that sends nothing else", async () => {
    const old = await Plugin.start();
    try {
      const request = new messages.ConfigureRequest();
      request.getVariablesMap().set("atlasbackup:config:baseUrl", atlas.url);
      request.getVariablesMap().set("atlasbackup:config:accessToken", accessToken);
      await old.call("configure", request);

      const { result } = await old.invoke(names.checkpoint, goodArguments[names.checkpoint]);

      assert.equal(result.id, checkpoint);
    } finally {
      await old.stop();
    }
  });

  test("Configure takes every field of the engine and answers every capability", async () => {
    const request = new messages.ConfigureRequest();
    request.setArgs(Struct.fromJavaScript({ version, ...config({ maxRetries: "1" }) }));
    request.getVariablesMap().set("atlasbackup:config:baseUrl", "https://not.this.example.invalid");
    request.setAcceptsecrets(true);
    request.setAcceptresources(true);
    request.setSendsOldInputs(true);
    request.setSendsOldInputsToDelete(true);
    request.setId("2fa7e1a8-6f1c-4f7e-8d3a-000000000001");
    request.setUrn(urn);
    request.setName("default");
    request.setType("pulumi:providers:atlasbackup");

    const response = await plugin.call("configure", request);

    assert.deepEqual(response.toObject(), {
      acceptsecrets: true, supportspreview: true, acceptresources: true, acceptoutputs: true,
      supportsAutonamingConfiguration: false,
    });
  });

  test("Configure logs a warning through the engine's own Log service", async () => {
    await plugin.configure(config({ publicKey: "unused", privateKey: secret("unused"), maxRetries: 0 }));

    const line = await engine.line(/publicKey|API key/i);

    assert.equal(line.severity, 2);
    assert.equal(line.streamid, 0);
    assert.equal(line.ephemeral, false);
    assert.match(line.userAgent, /^grpc-dotnet\//);
  });

  test("Attach moves the log to another engine", async () => {
    const other = await Engine.start();
    const attached = await Plugin.start();
    try {
      const request = new PluginAttach();
      request.setAddress(other.address);
      await attached.call("attach", request);
      await attached.configure(config({ publicKey: "unused", privateKey: secret("unused") }));

      const line = await other.line(/publicKey|API key/i);

      assert.equal(line.severity, 2);
    } finally {
      await attached.stop();
      other.stop();
    }
  });

  for (const token of tokens) {
    test(`Invoke of ${token} answers with declared properties only, and no list is missing`, async () => {
      const { result, failures } = await plugin.invoke(token, goodArguments[token]);

      const declared = schema.functions[token].outputs.properties;
      assert.deepEqual(failures, []);
      assert.deepEqual(Object.keys(result).filter((name) => !(name in declared)), []);
      for (const [name, property] of Object.entries(declared)) {
        const value = isSecret(result[name]) ? result[name].value : result[name];
        assert.ok(property.type !== "array" || Array.isArray(value), `${name} is a list`);
      }
    });
  }

  test("Invoke gives numbers, flags, texts and lists their own types", async () => {
    const { result } = await plugin.invoke(names.checkpoint, goodArguments[names.checkpoint]);

    assert.equal(result.restorable, true);
    assert.equal(result.parts.length, 4);
    assert.deepEqual(result.parts[0], {
      replicaSetName: "shard-0-rs", shardName: "shard-0", tokenDiscovered: true,
      tokenTimestamp: { date: "2026-11-22T06:01:30Z", increment: 3 }, typeName: "REPLICA_SET",
    });
  });

  test("Invoke seals download links and keys, and nothing else", async () => {
    const { result } = await plugin.invoke(names.restores, goodArguments[names.restores]);

    const { delivery } = result.results[0];
    assert.deepEqual(
      Object.keys(delivery).filter((name) => isSecret(delivery[name])).sort(), ["authValue", "url", "urlV2"]);
    assert.match(delivery.url.value, /^https:.*SECRET-LINK/);
  });

  test("Invoke unwraps secret arguments and seals what the answer echoes of them", async () => {
    const { result } = await plugin.invoke(
      names.checkpoint, { groupId: secret(project), clusterName: sharded, checkpointId: checkpoint });

    assert.deepEqual(result.groupId, secret(project));
    assert.equal(result.id, checkpoint);
  });

  test("Invoke takes null for an argument that was not given", async () => {
    const { result } = await plugin.invoke(names.restores, {
      ...goodArguments[names.restores], batchId: null, includeCount: null, omitDownloadLinks: null,
    });

    assert.equal(result.results.length, 2);
  });

  test("Invoke answers in preview, too", async () => {
    const request = invokeRequest(names.checkpoint, goodArguments[names.checkpoint]);
    request.setPreview(true);

    const response = await plugin.call("invoke", request);

    assert.equal(response.getReturn().toJavaScript().id, checkpoint);
  });

  test("Invoke reports every bad argument by its name, in any language, and asks Atlas nothing", async () => {
    const before = (await atlas.requests()).length;

    const { result, failures } = await plugin.invoke(names.checkpoint, { groupId: "žluť", clusterName: "四半期" });

    assert.equal(result, undefined);
    assert.deepEqual(
      failures.map((failure) => failure.property).sort(), ["checkpointId", "clusterName", "groupId"]);
    assert.match(failures.find((failure) => failure.property === "groupId").reason, /žluť/);
    assert.equal((await atlas.requests()).length, before);
  });

  test("Invoke without arguments at all reports what is missing", async () => {
    const request = new messages.InvokeRequest();
    request.setTok(names.export);

    const response = await plugin.call("invoke", request);

    assert.deepEqual(
      response.getFailuresList().map((failure) => failure.getReason()), ["is required", "is required", "is required"]);
  });

  test("An unknown function is NOT_FOUND, and its name survives in any language", async () => {
    const refusal = await plugin.refusal("invoke", invokeRequest("atlasbackup:index:四半期 100% ☃", {}));

    assert.equal(refusal.code, grpc.status.NOT_FOUND);
    assert.match(refusal.details, /'四半期 100% ☃'/u);
    assert.match(refusal.details, /the most similar are \w+, \w+, \w+$/);
  });

  test("What Atlas says in another language arrives as it was said", async () => {
    const detail = "Žádná záloha — 備份不存在 🌍 100%";
    await atlas.fault({
      kind: "status", status: 404, times: 1,
      body: JSON.stringify({ error: 404, errorCode: "CHECKPOINT_NOT_FOUND", detail, reason: "Not Found" }),
    });

    const refusal = await plugin.refusal("invoke", invokeRequest(names.checkpoint, goodArguments[names.checkpoint]));

    assert.equal(refusal.code, grpc.status.NOT_FOUND);
    assert.ok(refusal.details.includes(detail), refusal.details);
    assert.ok(refusal.details.startsWith("Atlas answered 404 to GET groups/"), refusal.details);
  });

  for (const [status, code] of [
    [400, "INVALID_ARGUMENT"], [401, "UNAUTHENTICATED"], [403, "PERMISSION_DENIED"], [404, "NOT_FOUND"],
    [406, "FAILED_PRECONDITION"], [410, "FAILED_PRECONDITION"], [500, "UNAVAILABLE"],
  ]) {
    test(`Atlas's ${status} is ${code}, in one line and without the token`, async () => {
      await atlas.fault({ kind: "status", status });

      const refusal = await plugin.refusal("invoke", invokeRequest(names.checkpoint, goodArguments[names.checkpoint]));

      await atlas.heal();
      assert.equal(refusal.code, grpc.status[code], refusal.details);
      assert.match(refusal.details, new RegExp(`^[^\\n]*\\b${status}\\b[^\\n]*$`));
      assert.ok(!refusal.details.includes(accessToken));
    });
  }

  test("GetMapping and GetMappings know of no mapping", async () => {
    const one = new messages.GetMappingRequest();
    one.setKey("terraform");
    const all = new messages.GetMappingsRequest();
    all.setKey("terraform");

    const mapping = await plugin.call("getMapping", one);
    const mappings = await plugin.call("getMappings", all);

    assert.deepEqual([mapping.getProvider(), mapping.getData(), mappings.getProvidersList()], ["", "", []]);
  });

  test("Parameterize is UNIMPLEMENTED and says why, with args and with a value", async () => {
    const args = new messages.ParameterizeRequest();
    args.setArgs(new messages.ParameterizeRequest.ParametersArgs(["a"]));
    const value = new messages.ParameterizeRequest();
    value.setValue(new messages.ParameterizeRequest.ParametersValue());

    const refusals = await Promise.all([args, value].map((request) => plugin.refusal("parameterize", request)));

    assert.deepEqual(refusals.map((refusal) => refusal.code), Array(2).fill(grpc.status.UNIMPLEMENTED));
    assert.match(refusals[0].details, /takes no parameters/);
  });

  for (const [method, definition] of Object.entries(ResourceProviderService)) {
    if (!answered.includes(method) && method !== "parameterize") {
      test(`${definition.path.slice(1)} is UNIMPLEMENTED`, async () => {
        const refusal = definition.responseStream
          ? await new Promise((resolve, reject) => plugin.client[method](new definition.requestType())
            .on("data", () => reject(new Error("an answer came"))).on("error", resolve))
          : await plugin.refusal(method, new definition.requestType());

        assert.equal(refusal.code, grpc.status.UNIMPLEMENTED);
      });
    }
  }

  test("Pulumi's stub has every method that the plugin answers", () => {
    assert.deepEqual(answered.filter((method) => !(method in ResourceProviderService)), []);
  });

  test("Cancel may come twice and harms no later call", async () => {
    await plugin.call("cancel", new Empty(), { deadline: Date.now() + 120_000 });
    await plugin.call("cancel", new Empty(), { deadline: Date.now() + 120_000 });

    const { result } = await plugin.invoke(names.checkpoint, goodArguments[names.checkpoint]);

    assert.equal(result.id, checkpoint);
  });

  test("The process ends by itself when it is interrupted", async () => {
    const ending = await Plugin.start();
    await ending.call("cancel", new Empty());

    assert.deepEqual(await ending.stop(), { code: 0, signal: null });
  });
});
