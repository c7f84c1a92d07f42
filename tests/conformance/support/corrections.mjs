import { wireName } from "./contract.mjs";

/**
 * Returns a function that changes Prism's answers to a call: it fills in the outputs that repeat an argument, and makes
 * the pages of a list consistent. Prism makes up each answer independently.
 * @param countsRight Whether the count of a list is right, and the list ends with its first page.
 * @param odd Changes an object before that, such as the result of oddFrom.
 */
export function correctionFor({ endpoint, inputs, type, isList }, args, { countsRight = true, odd = unchanged } = {}) {
  const repeated = repeatedBy(endpoint, inputs, args);
  const key = wireName(type, endpoint.itemKey ?? "id");
  if (!isList) {
    return (answer) => {
      const { foundBy } = endpoint;
      const told = foundBy && { [foundBy]: answer[foundBy] };
      repeat(Object.assign(odd(answer), told));
    };
  }

  return (answer, query) => {
    const isBehindTheEnd = countsRight && args.pageNum === undefined && Number(query.get("pageNum") ?? 1) > 1;
    answer.results.forEach(odd);
    answer.results.splice(isBehindTheEnd ? 0 : sizeOfPage(query));
    answer.results.forEach((item, index) => repeat(Object.assign(item, { [key]: idOf(index) })));
    if (countsRight) {
      setCount(answer, query);
    }
  };

  // An item that must have a certain key is the only one.
  function sizeOfPage(query) {
    return repeated.some(([output]) => wireName(type, output) === key) ? 1 : Number(query.get("itemsPerPage") ?? 100);
  }

  function repeat(object) {
    for (const [output, argument] of repeated) {
      object[wireName(type, output)] = argument;
    }
  }
}

/**
 * Returns a function that makes an object unusual at every depth, as Atlas may without notice: some fields are absent
 * or null, and there are fields that no specification has.
 */
export function oddFrom(random) {
  return function odd(value) {
    if (Array.isArray(value)) {
      value.forEach(odd);
    } else if (value !== null && typeof value === "object") {
      Object.entries(value).forEach(([name, one]) => change(value, name, one));
      Object.assign(value, random() < 0.5 && { unknownField: [{ url: "unknown", unknownFields: [1.5, null] }] });
    }

    return value;
  };

  function change(object, name, value) {
    const chance = random();
    if (chance < 0.2) {
      delete object[name];
    } else if (chance < 0.4) {
      object[name] = null;
    } else {
      oddFrom(random)(value);
    }
  }
}

const unchanged = (value) => value;

/** The outputs that repeat an argument, each with the argument. A filtered list has only items that match it. */
function repeatedBy({ echoes = {} }, inputs, args) {
  const filters = inputs.filter(({ filter }) => filter === "equal").map(({ name }) => [name, name]);
  return [...Object.entries(echoes), ...filters].filter(([, input]) => input in args)
    .map(([output, input]) => [output, args[input]]);
}

function setCount(answer, query) {
  delete answer.totalCount;
  if (query.get("includeCount") !== "false") {
    answer.totalCount = answer.results.length;
  }
}

/** The same ids on every page: a client that requests more pages than there are finds known items and stops. */
const idOf = (index) => (index + 1).toString(16).padStart(24, "0");
