import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { inRepository } from "./repository.mjs";

const root = "/api/atlas/v2/";
const reference = (name) => `#/components/schemas/${name}`;

// The forms that contract/facts names, as OpenAPI writes them. Prism's own examples follow no pattern.
const forms = {
  "object-id": { pattern: "^[a-f0-9]{24}$", example: "5f1c2d3e4b5a697887960514" },
  "cluster-name": { pattern: "^[a-zA-Z0-9][a-zA-Z0-9-]*$", example: "orders" },
};
const plain = [
  "type", "enum", "required", "readOnly", "writeOnly", "deprecated", "nullable", "minimum", "maximum", "minLength",
  "maxLength", "minItems", "maxItems", "uniqueItems", "default",
];

/** Builds an OpenAPI document from what contract/facts/atlas.json says of Atlas. */
export function specificationOf({ specification, operations, schemas }) {
  return {
    openapi: "3.0.3",
    info: { title: "The reads of contract/facts/atlas.json", version: specification.version },
    security: [{ token: [] }],
    paths: Object.fromEntries(Object.entries(operations).map(([path, operation]) => [root + path, { get: get(operation) }])),
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
      schemas: mapped(schemas, (schema) => schemaOf(schema, schemas)),
    },
  };

  function get({ parameters, versions }) {
    // Prism compares every answer with the first version, and the plugin asks for the newest.
    const contents = Object.entries(versions).sort(newestFirst).map(([version, { schema }]) =>
      [`application/vnd.atlas.${version}+json`, { schema: schemaOf(schema, schemas) }]);
    return {
      parameters: Object.entries(parameters).map(([name, { in: place, required = false, ...schema }]) =>
        ({ name, in: place, required, schema: schemaOf(schema, schemas) })),
      responses: { 200: { description: "What was asked for.", content: Object.fromEntries(contents) } },
    };
  }
}

/** Writes the document to a file of its own, which is removed with its folder. */
export function writeSpecification() {
  const facts = JSON.parse(readFileSync(inRepository("contract/facts/atlas.json"), "utf8"));
  const file = join(mkdtempSync(join(tmpdir(), "conformance-")), "atlas.json");
  writeFileSync(file, JSON.stringify(specificationOf(facts)));
  return { file, remove: () => rm(dirname(file), { recursive: true }) };
}

function schemaOf(facts, schemas) {
  if (facts.$ref) {
    return { $ref: reference(facts.$ref) };
  }

  const { format, properties, items, additionalProperties, allOf } = facts;
  const schema = Object.fromEntries(plain.filter((keyword) => keyword in facts).map((keyword) => [keyword, facts[keyword]]));
  Object.assign(schema, forms[format] ?? (format && { format }));
  const nested = (child) => schemaOf(child, schemas);
  Object.assign(
    schema,
    properties && { properties: mapped(properties, nested) },
    items && { items: nested(items) },
    additionalProperties && { additionalProperties: nested(additionalProperties) },
    allOf && { allOf: allOf.map((part) => nested(withoutAlternatives(part, schemas))) });
  return withAlternatives(schema, facts, nested, schemas);
}

// Atlas's alternatives overlap, such as the instance sizes of three clouds: a value may fit more than one. And it calls
// a choice of texts an object.
function withAlternatives(schema, facts, nested, schemas) {
  const alternatives = alternativesOf(facts);
  if (alternatives.length === 0) {
    return schema;
  }

  const { type, ...untyped } = schema;
  const isObject = alternatives.every((one) => (schemas[one.$ref] ?? one).type === "object");
  return { ...(isObject ? schema : untyped), anyOf: alternatives.map(nested) };
}

// A union names its members, and each member refers back to the union for the common properties.
function withoutAlternatives(part, schemas) {
  const target = schemas[part.$ref];
  if (target === undefined || alternativesOf(target).length === 0) {
    return part;
  }

  const { oneOf, anyOf, ...common } = target;
  return common;
}

const newestFirst = ([one], [other]) => isDate(other) - isDate(one) || (one < other ? 1 : -1);

const isDate = (version) => /^\d{4}-\d{2}-\d{2}$/.test(version);

const alternativesOf = ({ oneOf = [], anyOf = [] }) => [...oneOf, ...anyOf];

const mapped = (values, change) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
