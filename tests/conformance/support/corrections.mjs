import { wireName } from "./contract.mjs";

/**
 * Gives what changes Prism's answers to a call of a function: it puts in what an answer repeats of its question, and
 * makes pages that go together. Prism makes up each answer by itself.
 */
export function correctionFor({ endpoint, inputs, type, isList }, args, { countsRight = true } = {}) {
  const repeated = repeatedBy(endpoint, inputs, args);
  const key = wireName(type, endpoint.itemKey ?? "id");
  if (!isList) {
    return (answer) => repeat(answer);
  }

  return (answer, query) => {
    const isBehindTheEnd = countsRight && args.pageNum === undefined && Number(query.get("pageNum") ?? 1) > 1;
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
