import { isoInZone } from "#app/domain/kernel/instant.ts";
import type { RecordContent } from "#app/domain/record/content.ts";

/** The zone in which a record is printed: the prime's, which records of before do not tell. */
export function clockOf({ prime }: Pick<RecordContent, "prime">): string {
  return prime.timeZone ?? "UTC";
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/**
 * The same content with every instant on the clock of a zone, as it is printed: the days beside them
 * are those of that zone. The JSON of a record keeps them in UTC.
 */
export function onClockOf<T>(timeZone: string, content: T): T {
  if (typeof content === "string")
    return (INSTANT.test(content) ? isoInZone(new Date(content), timeZone) : content) as T;
  if (Array.isArray(content)) return content.map((item) => onClockOf(timeZone, item)) as T;
  if (typeof content !== "object" || content === null) return content;
  const members = Object.entries(content).map(([name, value]) => [
    name,
    onClockOf(timeZone, value),
  ]);
  return Object.fromEntries(members);
}
