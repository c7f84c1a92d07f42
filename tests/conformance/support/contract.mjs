import { readFileSync, readdirSync } from "node:fs";
import { inRepository } from "./repository.mjs";

const prefix = "atlasbackup:index:";
const folder = inRepository("contract");
// Nobody can call the functions of internal.json.
const isPiece = (file) => file.endsWith(".json") && !["package.json", "internal.json"].includes(file);
const pieces = readdirSync(folder).filter(isPiece)
  .map((file) => JSON.parse(readFileSync(`${folder}/${file}`, "utf8")));
const merged = (key) => Object.assign({}, ...pieces.map((piece) => piece[key]));
const shared = merged("inputs");

/** The types of the contract, with facts that are not in the published schema, such as names that only Atlas uses. */
export const types = merged("types");

/**
 * The functions that read an endpoint, as the contract declares them. Those that are composed of others have no answer
 * of their own to compare with: what they read is compared where these functions read it.
 */
export const functions = Object.entries(merged("functions"))
  .filter(([, { endpoint }]) => endpoint)
  .map(([name, { endpoint, inputs, outputs }]) => ({
    name,
    endpoint,
    token: prefix + name,
    inputs: Object.entries(inputs.properties).map(([input, property]) => inputOf(input, property, inputs.required ?? [])),
    type: types[outputs.list ?? nameOf(outputs.$ref)],
    isList: outputs.list !== undefined,
  }));

/** The name of the type that a property refers to. */
export function nameOf(reference) {
  return reference.slice(reference.lastIndexOf("/") + 1);
}

/** Atlas's name of an output. */
export const wireName = (type, output) => type.properties[output]?.wireName ?? output;

function inputOf(name, property, required) {
  const isShared = property.$ref?.startsWith("#/inputs/");
  const own = isShared ? { ...shared[nameOf(property.$ref)], ...property, $ref: undefined } : property;
  const values = own.$ref && types[nameOf(own.$ref)].enum.map(({ value }) => value);
  return { excludes: [], needs: [], ...own, name, values, isRequired: required.includes(name) };
}
