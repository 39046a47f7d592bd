import { formatDate, isCalendarDate } from "#app/domain/kernel/calendar-date.ts";

/** One thing told of a state: what it is called, and its value in words. */
export type Told = { label: string; value: string };

/** One thing that differs between two states; null where it was not told. */
export type Difference = { label: string; before: string | null; after: string | null };

/** Everything that a state tells, taken apart down to single values, in its own order. */
export function tellState(state: unknown): Told[] {
  return [...flatten(state, [])].map(([label, value]) => ({ label, value }));
}

/**
 * What differs between two states of the same thing, in the order of the later one; what was taken
 * away comes last.
 */
export function listDifferences(before: unknown, after: unknown): Difference[] {
  const [was, is] = [new Map(flatten(before, [])), new Map(flatten(after, []))];
  return [...new Set([...is.keys(), ...was.keys()])]
    .map((label) => ({ label, before: was.get(label) ?? null, after: is.get(label) ?? null }))
    .filter((one) => one.before !== one.after);
}

function* flatten(value: unknown, path: readonly string[]): Generator<[string, string]> {
  const isNested = typeof value === "object" && value !== null && Object.keys(value).length > 0;
  if (!isNested) {
    if (path.length > 0) yield [path.join(", "), inWords(value)];
    return;
  }
  for (const [name, inner] of Object.entries(value)) {
    const label = Array.isArray(value) ? String(Number(name) + 1) : nameInWords(name);
    const isFirst = path.length === 0;
    yield* flatten(inner, [...path, isFirst ? capitalized(label) : label]);
  }
}

function inWords(value: unknown): string {
  if (value === true) return "yes";
  if (value === false) return "no";
  if (value === "" || value === null || value === undefined || typeof value === "object")
    return "none";
  return typeof value === "string" && isCalendarDate(value) ? formatDate(value) : String(value);
}

/** Names that people write otherwise than we do. */
const WRITTEN: Readonly<Record<string, string>> = {
  piid: "PIID",
  uei: "UEI",
  cage: "CAGE code",
  cages: "CAGE codes",
  sha256: "SHA-256",
};

/** `popStartOn` as `pop start on`; a name that is a number of a requirement or a hash stays. */
function nameInWords(name: string): string {
  const written = WRITTEN[name];
  if (written) return written;
  return name.replace(/([a-z0-9])([A-Z])/g, (_, end: string, start: string) => {
    return `${end} ${start.toLowerCase()}`;
  });
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
