import { MOST_ROWS, USUAL_ROWS } from "./list-head.ts";

/** How many rows an address asks for; null where it asks for what is no number from 1 to the most. */
export function readRows(query: URLSearchParams): number | null {
  const text = query.get("rows") ?? String(USUAL_ROWS);
  const rows = /^[1-9]\d{0,2}$/.test(text) ? Number(text) : 0;
  return rows >= 1 && rows <= MOST_ROWS ? rows : null;
}

/**
 * What of an address was not understood. A page leaves it out and shows what it did; a program would
 * take the whole list for the part of it that it asked for.
 *
 * @param query as it came.
 * @param understood the query that the list was read as.
 * @param usual what holds where nothing is said, by name: it does not stand in `understood`.
 * @returns the names, each once; none where all was understood.
 */
export function listMisread(
  query: URLSearchParams,
  understood: URLSearchParams,
  usual: Readonly<Record<string, string>>,
): string[] {
  const names = [...new Set(query.keys())];
  return names.filter((name) => {
    const [value = "", ...others] = query.getAll(name);
    if (others.length > 0) return true;
    if (name === "rows") return readRows(query) === null;
    return value !== "" && value !== usual[name] && !understood.has(name);
  });
}
