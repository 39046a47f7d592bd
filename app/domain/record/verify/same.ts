import canonicalize from "canonicalize";
import type { LogEntry } from "./entries.ts";

/** As JSON; what is absent is null. */
export function isSameValue(a: unknown, b: unknown): boolean {
  return canonicalize(a ?? null) === canonicalize(b ?? null);
}

/** Whether an entry is there and its detail says the same of each member. */
export function isSame(
  entry: LogEntry | undefined,
  told: Readonly<Record<string, unknown>>,
): boolean {
  return (
    entry !== undefined &&
    Object.entries(told).every(([name, value]) => isSameValue(entry.detail[name], value))
  );
}
