import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { checkpoint, exportJob, names, project } from "./support/atlas.mjs";
import { Plugin, isSecret } from "./support/plugin.mjs";
import { Prism } from "./support/prism.mjs";
import { inRepository, schema } from "./support/repository.mjs";

const specification = process.env.ATLAS_OPENAPI ?? inRepository("../shared/facts/atlas-backup-openapi.yaml");
const skip = existsSync(specification) ? false : `${specification} is absent (ATLAS_OPENAPI names another place)`;
const rounds = 50;
const cluster = "orders";
const reads = [
  ["getBackupCheckpoint", names.checkpoint, { checkpointId: checkpoint }],
  ["getBackupExport", names.export, { exportId: exportJob }],
  ["listTenantRestores", names.tenantRestores, {}],
  ["listLegacyRestoreJobs", names.restores, {}],
  ["listLegacyRestoreJobs of a batch", names.restores, { batchId: checkpoint }],
  ["listLegacyRestoreJobs, one page", names.restores, { pageNum: 2, itemsPerPage: 5, includeCount: true }],
];

describe("5 Prism, a second opinion on Atlas", { skip }, () => {
  for (const [kind, times, options] of [
    ["the examples of the specification", 1, []],
    ["examples of Prism's own", 1, ["--ignoreExamples"]],
    ["random answers that fit the specification", rounds, ["--dynamic"]],
    ["random answers with fields that nobody knows", rounds, ["--dynamic", "--json-schema-faker-fillProperties"]],
  ]) {
    describe(kind, () => {
      let prism, plugin;

      before(async () => {
        [prism, plugin] = await Promise.all([Prism.start(specification, ...options), Plugin.start()]);
        await plugin.configure({ baseUrl: prism.url, accessToken: "a-token-of-any-kind", maxRetries: 0 });
      });

      after(() => Promise.all([plugin?.stop(), prism?.stop()]));

      for (const [what, token, args] of reads) {
        test(`${what} projects every valid answer, value for value`, async (t) => {
          prism.countsRight = args.pageNum === undefined;
          let [valid, made] = [0, 0];

          // Few random names fit their pattern: what has not come yet is waited for, within bounds.
          for (; made < times || (valid === 0 && times > 1 && made < 20 * times); made++) {
            const outcome = await plugin.invoke(token, { groupId: project, clusterName: cluster, ...args })
              .catch((error) => ({ error: error.details }));
            const answers = prism.take();
            const { violations } = answers.find((answer) => answer.violations) ?? {};
            if (violations) {
              if (times === 1) {
                t.diagnostic(`Prism says that its own answer is not valid: ${violations}`);
              }

              continue;
            }

            valid++;
            const shown = JSON.stringify({ outcome, answers }, null, 1);
            assert.deepEqual(answers.map((answer) => answer.status), [200], shown);
            assert.equal(outcome.error, undefined, shown);
            assert.deepEqual(outcome.failures, [], shown);
            assertProjected(outcome.result, JSON.parse(answers[0].body), schema.functions[token].outputs, shown);
          }

          t.diagnostic(`${valid} of ${made} answers were valid`);
          assert.ok(valid > 0 || times === 1, "Prism gave no answer that fits the specification");
        });
      }

      for (const [what, token, args] of [reads[2], reads[3]]) {
        test(`${what} with a count that is made up is read or said to change, and nothing else`, async () => {
          prism.countsRight = false;
          for (let round = 0; round < Math.min(times, 5); round++) {
            const outcome = await plugin.invoke(token, { groupId: project, clusterName: cluster, ...args })
              .catch((error) => ({ error: error.details }));
            const answers = prism.take();
            if (answers.every((answer) => !answer.violations)) {
              assert.match(
                outcome.error ?? "", /^$|the list changed while it was read|repeats what earlier pages had/, JSON.stringify({ outcome, answers }, null, 1));
            }
          }
        });
      }

      test("Prism refuses a call without credentials, as Atlas does", async () => {
        const answer = await fetch(`${prism.url}/api/atlas/v2/groups/${project}/clusters/${cluster}/restoreJobs`);

        assert.equal(answer.status, 401);
        prism.take();
      });
    });
  }
});

/** What is declared is there as Atlas gave it, lists are never missing, and nothing else is there. */
function assertProjected(result, answer, type, shown) {
  const { properties } = type;
  assert.deepEqual(Object.keys(result).filter((name) => !(name in properties)), [], shown);
  for (const [name, property] of Object.entries(properties)) {
    assertValue(isSecret(result[name]) ? result[name].value : result[name], answer[name], property, shown);
  }
}

function assertValue(value, given, property, shown) {
  if (property.type === "array") {
    assert.equal(value.length, (given ?? []).length, shown);
    value.forEach((item, index) => assertValue(item, given[index], property.items, shown));
  } else if (given !== undefined && given !== null && property.$ref && schema.types[refOf(property)].properties) {
    assertProjected(value, given, schema.types[refOf(property)], shown);
  } else {
    assert.deepEqual(value, given ?? undefined, shown);
  }
}

function refOf(property) {
  return property.$ref.slice("#/types/".length);
}
