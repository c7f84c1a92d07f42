const texts = ["sample_mflix", "orders 2026", "Ünïcode", "a+b&c=d", "50%", "shop.orders"];
const hexadecimal = "0123456789abcdef";
const alphanumeric = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/** Random numbers from 0 up to 1, the same for the same seed. */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Makes up valid arguments for a function: all that are required, and a random choice of the others, but of those that
 * are never sent to Atlas only the filters that compare a value.
 */
export function argumentsFor({ inputs }, random) {
  const used = inputs.filter(({ local, filter }) => !local || filter === "equal");
  const chosen = new Set(used.filter((input) => input.isRequired));
  for (const input of used.filter(() => random() < 0.5)) {
    const together = withNeeds(input, used);
    if (!together.some((one) => [...chosen].some((other) => areExclusive(one, other)))) {
      together.forEach((one) => chosen.add(one));
    }
  }

  return Object.fromEntries([...chosen].map((input) => [input.name, valueOf(input, random)]));
}

function withNeeds(input, inputs, found = new Set()) {
  if (!found.has(input)) {
    found.add(input);
    inputs.filter(({ name }) => input.needs.includes(name)).forEach((needed) => withNeeds(needed, inputs, found));
  }

  return [...found];
}

const areExclusive = (one, other) => excludes(one, other) || excludes(other, one);

// A filter reads every page, so it cannot be combined with a single one.
const excludes = (one, other) => one.excludes.includes(other.name) || (one.filter !== undefined && other.name === "pageNum");

function valueOf({ type, values, format, items, minimum = 0, maximum, minItems = 1, maxLength }, random) {
  const within = (low, high) => low + Math.floor(random() * (high - low + 1));
  const oneOf = (choices) => choices[within(0, choices.length - 1)];
  const made = (characters, length) => Array.from({ length }, () => oneOf(characters)).join("");
  if (values) {
    return oneOf(values);
  }

  switch (type) {
    case "boolean": return random() < 0.5;
    case "integer": return within(minimum, maximum ?? minimum + 1_000);
    case "number": return within(minimum, maximum ?? (format === "int64" ? Number.MAX_SAFE_INTEGER : minimum + 1_000));
    case "array": return Array.from({ length: within(minItems, minItems + 2) }, () => valueOf(items, random));
  }

  switch (format) {
    case "object-id": return made(hexadecimal, 24);
    case "cluster-name": return made(alphanumeric, within(1, 20)) + oneOf(["", "-0"]);
    case "date-time": return new Date(within(1_600_000_000, 1_900_000_000) * 1_000).toISOString();
    default: return oneOf(texts).slice(0, maxLength);
  }
}
