import assert from "node:assert/strict";
import { nameOf, types } from "./contract.mjs";
import { isSecret } from "./plugin.mjs";
import { schema } from "./repository.mjs";

/** Asserts that a function's outputs are its declared ones, each as Atlas gave it, and that nothing else is there. */
export function assertOutputs({ token, type, isList, name }, sealed, answer) {
  const result = unsealed(sealed);
  const { properties } = schema.functions[token].outputs;
  assert.deepEqual(Object.keys(result).filter((output) => !(output in properties)), [], name);
  if (isList) {
    assertProperties(result, answer, listed(properties), name);
    assert.equal(result.results.length, answer.results.length, `${name}.results`);
    result.results.forEach((item, index) => assertObject(item, answer.results[index], type, `${name}.results[${index}]`));
  } else {
    const { found, ...outputs } = result;
    assert.equal(found, "found" in properties ? true : undefined, `${name}.found`);
    assertObject(outputs, answer, type, name);
  }
}

function listed({ results: _, ...others }) {
  return others;
}

function assertObject(result, answer, { properties }, place) {
  assert.deepEqual(Object.keys(result).filter((name) => !(name in properties)), [], place);
  assertProperties(result, answer, properties, place);
}

function assertProperties(result, answer, properties, place) {
  for (const [name, property] of Object.entries(properties)) {
    assertValue(result[name], answer[property.wireName ?? name], property, `${place}.${name}`);
  }
}

// A list is never missing, and a null value is absent.
function assertValue(value, given, property, place) {
  const type = property.$ref && types[nameOf(property.$ref)];
  if (property.type === "array") {
    const items = given ?? [];
    assert.equal(value.length, items.length, place);
    const item = { json: property.json, ...property.items };
    value.forEach((one, index) => assertValue(one, items[index], item, `${place}[${index}]`));
  } else if (given === undefined || given === null) {
    assert.equal(value, undefined, place);
  } else if (type?.properties) {
    assertObject(value, given, type, place);
  } else {
    assert.deepEqual(property.json ? JSON.parse(value) : value, given, place);
  }
}

// Prism uses the same few words everywhere, and an output that repeats a secret is sealed, too.
function unsealed(value) {
  if (value === null || typeof value !== "object") {
    return value;
  }

  return isSecret(value) ? unsealed(value.value)
    : Array.isArray(value) ? value.map(unsealed)
      : Object.fromEntries(Object.entries(value).map(([name, one]) => [name, unsealed(one)]));
}
