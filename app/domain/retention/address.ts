import { z } from "zod";
import {
  type CalendarDate,
  calendarDate,
  isCalendarDate,
} from "#app/domain/kernel/calendar-date.ts";

const asId = (text: string | null | undefined) => z.uuid().safeParse(text).data;

/** Read where a page of files begins; what makes no sense begins at the start. */
export function readFileCursor(
  query: URLSearchParams,
): { until: CalendarDate; evidenceId: string } | null {
  const [until = "", id] = (query.get("after") ?? "").split(" ");
  const evidenceId = asId(id);
  return evidenceId && isCalendarDate(until) ? { until: calendarDate(until), evidenceId } : null;
}

/** The same as the query part of an address. */
export function writeFileCursor(cursor: { until: string; evidenceId: string }): string {
  return `?${new URLSearchParams({ after: `${cursor.until} ${cursor.evidenceId}` })}`;
}

/** Read after which row a list goes on; absent when the address names none. */
export function readBefore(query: URLSearchParams): string | undefined {
  return asId(query.get("before"));
}

/** The files that an address names, each once. */
export function readFiles(query: URLSearchParams): string[] {
  return [...new Set(query.getAll("file"))].flatMap((text) => asId(text) ?? []);
}
