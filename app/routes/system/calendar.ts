import type { LoaderFunctionArgs } from "@remix-run/node";
import { openCalendar } from "#app/queries/expiration/calendar.server.ts";
import { calendarOf } from "#app/web/calendar.server.ts";
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
  return download(Buffer.from(calendarOf(calendar.places, at)), {
    fileName: "expirations.ics",
    mediaType: "text/calendar; charset=utf-8",
  });
}
