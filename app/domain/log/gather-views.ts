import type { OversightEntry } from "./entry.ts";

/** An entry as a timeline lists it. */
export type Listed = { seq: number; read: OversightEntry };

/** How long after the first look the last of one line may be. */
const WITHIN_MS = 60 * 60 * 1000;

/**
 * Lines of a timeline: what an auditor looked at within an hour, with nothing else between, is one line;
 * every other entry is one by itself.
 *
 * @param entries in the order of the log.
 * @returns every entry once, in the same order.
 */
export function gatherViews<T extends Listed>(entries: readonly T[]): [T, ...T[]][] {
  const lines: [T, ...T[]][] = [];
  for (const entry of entries) {
    const line = lines.at(-1);
    if (line && isSameSitting(line[0].read, entry.read)) line.push(entry);
    else lines.push([entry]);
  }
  return lines;
}

function isSameSitting(first: OversightEntry, next: OversightEntry): boolean {
  return (
    first.action === "audit.viewed" &&
    next.action === first.action &&
    next.actor.id === first.actor.id &&
    next.actor.name === first.actor.name &&
    next.actor.organization === first.actor.organization &&
    Date.parse(next.at) - Date.parse(first.at) <= WITHIN_MS
  );
}
