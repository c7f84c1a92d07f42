import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  Atlas, accessToken, checkpoint, exportJob, names, orders, project, sharded, shop, tenant,
} from "./support/atlas.mjs";
import { isSecret, secret } from "./support/plugin.mjs";
import { runProgram } from "./support/programs.mjs";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

describe("1 The Pulumi SDK of Node: programs", () => {
  let atlas, stack;

  before(async () => {
    atlas = await Atlas.start();
    stack = {
      config: {
        "atlasbackup:baseUrl": atlas.url, project, cluster: sharded, checkpoint, export: exportJob, tenant, shop, orders,
      },
      secrets: { "atlasbackup:accessToken": accessToken },
    };
  });

  after(() => atlas?.stop());

  for (const verb of ["up", "preview"]) {
    describe(verb, () => {
      let ended, outputs, invokes;

      before(async () => {
        ended = await runProgram(verb, "reads", stack);
        const of = (service, method) => ended.calls.filter((call) => call.method === `/pulumirpc.${service}/${method}`);
        outputs = of("ResourceMonitor", "RegisterResourceOutputs")[0]?.request.outputs ?? {};
        invokes = { monitor: of("ResourceMonitor", "Invoke"), plugin: of("ResourceProvider", "Invoke") };
      });

      test("The program ends well", () => {
        assert.equal(ended.code, 0, `${ended.output}${ended.errors}`);
        assert.match(ended.output, /info\s+every call has ended — 四半期/);
      });

      test("Every call reaches the plugin, by the default provider and by the explicit one", () => {
        const called = Object.values(names).map((token) => {
          const calls = invokes.monitor.filter((call) => call.request.tok === token);
          return [calls.some((call) => call.request.provider), calls.some((call) => !call.request.provider)];
        });

        assert.deepEqual(called, called.map(() => [true, true]));
        assert.equal(invokes.plugin.length, invokes.monitor.length);
        assert.ok(invokes.plugin.every((call) => Boolean(call.request.preview) === (verb === "preview")));
        assert.ok(ended.calls.every((call) => !call.errors), JSON.stringify(ended.calls.find((call) => call.errors)));
      });

      test("Each provider has a plugin of its own, configured in full and cancelled at the end", () => {
        const counted = ["Handshake", "GetPluginInfo", "CheckConfig", "Configure", "Cancel"].map((method) =>
          ended.calls.filter((call) => call.method === `/pulumirpc.ResourceProvider/${method}`).length);

        assert.deepEqual(counted, [2, 2, 2, 2, 2]);
      });

      test("Stack outputs hold what Atlas said, whichever way it was read", () => {
        for (const name of ["checkpointPlain", "checkpointPlainExplicit", "checkpointOutput", "checkpointOutputExplicit", "dependent"]) {
          assert.equal(outputs[name].id, checkpoint, name);
          assert.equal(outputs[name].parts.length, 4, name);
          assert.equal(outputs[name].parts[0].tokenTimestamp.increment, 3, name);
        }

        assert.equal(outputs.exportJobOutput.stateReason.errorCode, "EXPORT_BUCKET_ACCESS_DENIED");
        assert.deepEqual(
          outputs.exportJobOutput.customData, [{ key: "purpose", value: "quarterly archive — 四半期" }]);
        assert.equal(outputs.restorable, true);
        assert.equal(outputs.dryRun, verb === "preview");
        assert.equal(outputs.organization, "organization");
      });

      test("A verdict is the same, whichever way it was formed, and says why", () => {
        for (const name of ["verdictPlain", "verdictPlainExplicit", "verdictOutput", "verdictOutputExplicit"]) {
          assert.equal(outputs[name].ready, true, `${name}: ${outputs[name].reasons}`);
          assert.deepEqual(outputs[name].reasons, [], name);
          assert.equal(outputs[name].clusterName, orders, name);
          assert.ok(outputs[name].checks.every(({ passed, message }) => passed && message), name);
        }

        assert.equal(outputs.projectVerdictOutput.ready, false);
        assert.ok(outputs.projectVerdictOutput.reasons.length > 0);
        assert.deepEqual(outputs.projectVerdictOutput.reasons, outputs.projectVerdictPlain.reasons);
        assert.equal(
          outputs.projectVerdictOutput.results.length,
          outputs.projectVerdictOutput.readyCount + outputs.projectVerdictOutput.notReadyCount);
      });

      test("A result with download links is secret as a whole in output form", () => {
        for (const name of ["restoresOutput", "restoresOutputExplicit", "tenantRestoresOutput", "tenantRestoresOutputExplicit"]) {
          assert.ok(isSecret(outputs[name]), name);
        }

        assert.equal(outputs.restoresOutput.value.results.length, 2);
        assert.match(outputs.restoresOutput.value.results[0].delivery.url, /SECRET-LINK/);
        assert.match(outputs.tenantRestoresOutput.value.results[0].snapshotUrl, /SECRET-LINK/);
        assert.ok(!isSecret(outputs.exportJobOutput));
      });

      test("Without download links nothing is secret, and nothing to hide is there", () => {
        assert.ok(!isSecret(outputs.withoutLinks));
        assert.equal(outputs.withoutLinks.results.length, 2);
        assert.doesNotMatch(JSON.stringify(outputs.withoutLinks), /SECRET-LINK/);
      });

      test("A secret argument makes the result secret", () => {
        assert.deepEqual(outputs.secretArgument, secret({ ...outputs.checkpointOutput, links: outputs.secretArgument.value.links }));
      });

      test("Null and undefined arguments are as good as none", () => {
        assert.deepEqual(outputs.nullArgument, secret(2));
      });

      test("No secret is shown", () => {
        assert.doesNotMatch(ended.output.replace(/"(restores|tenantRestores)Plain.*/g, ""), new RegExp(accessToken));
        assert.ok(!ended.errors.includes(accessToken));
      });

      test("An explicit provider has an id only once it exists", () => {
        const ids = new Set(invokes.monitor.map((call) => call.request.provider).filter(Boolean)
          .map((reference) => reference.slice(reference.lastIndexOf("::") + 2)));

        assert.equal(ids.size, 1);
        assert.equal(ids.has(unknown), verb === "preview");
      });
    });
  }

  describe("a program that fails", () => {
    const failing = (token, args, { form = "output", ...more } = {}) => runProgram("up", "failing", {
      config: { ...stack.config, token, arguments: JSON.stringify(args), form, ...more.config },
      secrets: more.secrets ?? stack.secrets,
    });

    const badArguments = `Invoke of '${names.checkpoint}' failed: expected 24 hexadecimal digits (0-9, a-f), got 'prod' (groupId); `
      + "is required (checkpointId)";

    test("Bad arguments end it with 32 and a line for all of them", async () => {
      const ended = await failing(names.checkpoint, { groupId: "prod", clusterName: sharded });

      assert.equal(ended.code, 32, `${ended.output}${ended.errors}`);
      assert.ok(errors(ended).includes(`Error: ${badArguments}\n`), errors(ended));
    });

    test("A program can catch what is wrong with its arguments, and go on", async () => {
      const ended = await failing(names.checkpoint, { groupId: "prod", clusterName: sharded }, { form: "caught" });

      const outputs = ended.calls.find((call) => call.method.endsWith("/RegisterResourceOutputs")).request.outputs;
      assert.equal(ended.code, 0, `${ended.output}${ended.errors}`);
      assert.deepEqual(outputs, { error: badArguments });
    });

    for (const form of ["plain", "output"]) {
      test(`What Atlas says ends it with 32 and one line, in ${form} form`, async () => {
        const absent = "6502ffffffffffffffffffff";

        const ended = await failing(
          names.checkpoint, { groupId: project, clusterName: sharded, checkpointId: absent }, { form });

        assert.equal(ended.code, 32, `${ended.output}${ended.errors}`);
        assert.ok(errors(ended).includes(
          `Error: invocation of ${names.checkpoint} returned an error: Atlas answered 404 to GET groups/${project}/clusters/`
            + `${sharded}/backupCheckpoints/${absent}: No checkpoint with ID ${absent} exists for cluster ${sharded} `
            + "(CHECKPOINT_NOT_FOUND). "), errors(ended));
      });
    }

    test("An unknown function ends it with 32 and the names of similar ones", async () => {
      const ended = await failing("atlasbackup:index:getNothing", {});

      assert.equal(ended.code, 32);
      assert.match(errors(ended), /there is no function 'getNothing'; the most similar are \w+, \w+, \w+/);
    });

    test("Missing credentials end it with 32 and the commands that set them", async () => {
      const ended = await failing(
        names.checkpoint, { groupId: project, clusterName: sharded, checkpointId: checkpoint }, { secrets: {} });

      assert.equal(ended.code, 32);
      assert.match(`${ended.output}${errors(ended)}`, /missing required configuration key "atlasbackup:clientId"/);
      assert.match(`${ended.output}${errors(ended)}`, /pulumi config set atlasbackup:clientId <value>/);
    });

    test("A bad configuration ends it with 32 and a line that names the key", async () => {
      const ended = await failing(
        names.checkpoint, { groupId: project, clusterName: sharded, checkpointId: checkpoint },
        { config: { "atlasbackup:maxRetries": "many" } });

      assert.equal(ended.code, 32);
      assert.match(`${ended.output}${errors(ended)}`, /property maxRetries value \{many\} has a problem: /);
    });
  });
});

/** The errors of the program and of the host, unchanged. */
function errors(ended) {
  return ended.calls.filter((call) => call.method === "/pulumirpc.Engine/Log" && call.request.severity === "ERROR")
    .map((call) => call.request.message).join("\n");
}
