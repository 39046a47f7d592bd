import type { Stale } from "#app/queries/log/shown.server.ts";

/**
 * Why nothing was done on a page that no longer showed what holds, as the problem of its form; the
 * page shows what holds now.
 */
export function sayStale({ changes }: Stale): Record<string, string[]> {
  const since =
    changes.length > 0
      ? `Since you opened the page: ${changes.join(" ")}`
      : "The day, or something that it rests on, is another now.";
  return {
    "": [
      `What this page showed has changed, so nothing was recorded. ${since} Read what it shows now, then decide again.`,
    ],
  };
}
