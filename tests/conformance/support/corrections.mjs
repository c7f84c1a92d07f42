import { wireName } from "./contract.mjs";

/**
 * Gives what changes Prism's answers to a call of a function: it puts in what an answer repeats of its question, and
 * makes pages that go together. Prism makes up each answer by itself.
 * @param countsRight Whether the count of a list is right, and the list ends with its first page.
 * @param odd Changes an object before that, as what oddFrom gives does.
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
 * Gives what makes an object odd, at every depth, as Atlas does without notice: fields are absent or null, and others
 * are there that no specification has.
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

/** The outputs that repeat an argument, each with the argument: a list that is filtered has only what fits. */
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

/** The same on every page: whoever asks for more pages than there are meets what is known, and stops. */
const idOf = (index) => (index + 1).toString(16).padStart(24, "0");
