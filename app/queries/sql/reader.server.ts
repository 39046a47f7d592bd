import { type Placeholder, sql } from "drizzle-orm";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Actor } from "#app/platform/db.server.ts";

/** What a statement says of whoever reads: an actor, or what stands for any in a kept statement. */
export type Reader = {
  organizationId: string | Placeholder;
  personId: string | Placeholder;
  on: CalendarDate | Placeholder;
};

/** Stands for any reader: a statement that is built for it fits all of them. */
export const ANY_READER: Reader = {
  organizationId: sql.placeholder("organizationId"),
  personId: sql.placeholder("personId"),
  on: sql.placeholder("on"),
};

/** What is put in its place for an actor. */
export function readerValues({
  organizationId,
  personId,
  on,
}: Actor): Record<keyof Reader, string> {
  return { organizationId, personId, on };
}
