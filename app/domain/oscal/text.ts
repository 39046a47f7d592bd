import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";

/**
 * Text as an OSCAL string holds it: on one line, without space around it; may come out empty. Spaces within
 * stay as many as they were typed, so that it comes back the same.
 */
export function oneLine(text: string): string {
  return text.replace(/[^\S ]+/g, " ").trim();
}

/** Text that people typed, as markup that reads as they typed it. @see CommonMark, 2.4 */
export function markup(text: string): string {
  return escaped(oneLine(text));
}

/** The same with its lines and spaces as they were typed, where OSCAL takes several lines. */
export function markupLines(text: string): string {
  return escaped(text.trim());
}

function escaped(text: string): string {
  return text.replace(/[\\`*[\]<>{}^~]/g, "\\$&");
}

/** The first instant of a day, in UTC: the record knows days of assessments, not hours. */
export function startOf(day: CalendarDate): string {
  return `${day}T00:00:00Z`;
}

/** The last second of a day: what is due on a day is in time until then. */
export function endOf(day: CalendarDate): string {
  return `${day}T23:59:59Z`;
}

/** A member that OSCAL wants absent rather than empty. */
export function some<K extends string, T>(key: K, items: readonly T[]) {
  return (items.length > 0 ? { [key]: items } : {}) as { [P in K]?: readonly T[] };
}

/** Names of properties that OSCAL does not define itself. */
const NAMESPACE = "urn:flowdown:oscal";

type Property = { ns: string; name: string; value: string };

/** Properties of our own, without those that say nothing. */
export function props(values: Readonly<Record<string, string | number | null>>): {
  props?: readonly Property[];
} {
  const listed = Object.entries(values).flatMap(([name, value]) => {
    const text = oneLine(String(value ?? ""));
    return text === "" ? [] : [{ ns: NAMESPACE, name, value: text }];
  });
  return some("props", listed);
}
