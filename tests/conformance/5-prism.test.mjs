import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { argumentsFor, randomFrom } from "./support/arguments.mjs";
import { functions } from "./support/contract.mjs";
import { correctionFor, oddFrom } from "./support/corrections.mjs";
import { Plugin } from "./support/plugin.mjs";
import { Prism } from "./support/prism.mjs";
import { assertOutputs } from "./support/projection.mjs";
import { writeSpecification } from "./support/specification.mjs";

// Each round has its own seed, which decides arguments and answers.
const rounds = Number(process.env.PRISM_ROUNDS ?? 3);
const firstSeed = Number(process.env.PRISM_SEED ?? 1);
const seedsOf = (count) => Array.from({ length: count }, (_, index) => firstSeed + index);

describe("5 Prism, which answers what contract/facts allows", () => {
  let specification;

  before(() => { specification = writeSpecification(); });

  after(() => specification?.remove());

  for (const [kind, seeds, flags, oddities] of [
    ["examples of Prism's own", seedsOf(1), [], () => undefined],
    ["random answers", seedsOf(rounds), ["--dynamic"], () => undefined],
    ["random answers with absent, null and unknown fields", seedsOf(rounds), ["--dynamic"], oddFrom],
  ]) {
    describe(kind, () => {
      let prism, plugin;

      before(async () => {
        [prism, plugin] = await Promise.all([Prism.start(specification.file, ...flags), Plugin.start()]);
        await plugin.configure({ baseUrl: prism.url, accessToken: "a-token-of-any-kind", maxRetries: 0 });
      });

      after(() => Promise.all([plugin?.stop(), prism?.stop()]));

      const read = async (fn, seed, options) => {
        const random = randomFrom(seed);
        const args = argumentsFor(fn, random);
        prism.expect(seed, correctionFor(fn, args, { odd: oddities(random), ...options }));
        const outcome = await plugin.invoke(fn.token, args).catch((error) => ({ error: error.details }));
        const answers = prism.take();
        const shown = JSON.stringify({ args, outcome, answers }, null, 1);
        return { outcome, answers, shown: `make conformance PRISM_SEED=${seed} PRISM_ROUNDS=1 repeats this:\n${shown}` };
      };

      for (const fn of functions) {
        test(`${fn.name} projects every answer, value for value`, async () => {
          for (const seed of seeds) {
            const { outcome, answers, shown } = await read(fn, seed);
            assertShown(shown, () => {
              assert.deepEqual(answers.flatMap(({ wrongRequest, wrongAnswer }) => [...wrongRequest, ...wrongAnswer]), []);
              assert.ok(answers.length > 0 && answers.every(({ status }) => status === 200));
              assert.equal(outcome.error, undefined);
              assert.deepEqual(outcome.failures, []);
              assertOutputs(fn, outcome.result, JSON.parse(answers[0].body));
            });
          }
        });
      }

      for (const fn of functions.filter(({ isList }) => isList)) {
        test(`${fn.name} with an invented count is read or said to change, and nothing else`, async () => {
          for (const seed of seeds) {
            const { outcome, shown } = await read(fn, seed, { countsRight: false });
            assert.match(
              outcome.error ?? "", /^$|the list changed while it was read|has only results of earlier pages/, shown);
          }
        });
      }

      test("Prism refuses a call without credentials, as Atlas does", async () => {
        const answer = await fetch(`${prism.url}/api/atlas/v2/groups`);

        assert.equal(answer.status, 401);
      });
    });
  }
});

/** Runs assertions, and adds the whole conversation to what one that fails says. */
function assertShown(shown, assertions) {
  try {
    assertions();
  } catch (error) {
    throw new Error(`${error.message}\n${shown}`, { cause: error });
  }
}
