import type { Waits } from "./types.ts";

/** How long somebody waited, of many times, in milliseconds. */
export function waitsOf(waits: readonly number[]): Waits {
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
  return { p50: at(0.5), p99: at(0.99), count: sorted.length };
}
