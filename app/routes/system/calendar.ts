import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeCalendarFile } from "#app/platform/calendar-file.server.ts";
import { openCalendar } from "#app/queries/calendar.server.ts";
import { calendarEntriesOf } from "#app/web/calendar-entries.server.ts";
import { limitCalendarTries } from "#app/web/calendar-tries.server.ts";
import { download } from "#app/web/download.server.ts";
import { notFound } from "#app/web/problem.server.ts";

const FILE = /^([\w-]+)\.ics$/;

/** The calendar of a secret address, as the programs that follow it read it: without signing in. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const at = new Date();
  const token = FILE.exec(params.token ?? "")?.[1] ?? "";
  const calendar = await limitCalendarTries(context.clientAddress, () => openCalendar(token, at));
  if (!calendar) throw notFound();
  const { places } = calendar;
  const entries = places.flatMap((place) => calendarEntriesOf(place, place.expirations));
  const name = `Expirations, ${places.map((place) => place.name).join(", ")}`;
  return download(Buffer.from(writeCalendarFile(name, entries, at)), {
    fileName: "expirations.ics",
    mediaType: "text/calendar; charset=utf-8",
  });
}
