import type { LoaderFunctionArgs } from "@remix-run/node";
import { openCalendar, wasRevoked } from "#app/queries/expiration/calendar.server.ts";
import { calendarOf } from "#app/web/calendar.server.ts";
import { limitCalendarTries } from "#app/web/calendar-tries.server.ts";
import { download } from "#app/web/download.server.ts";
import { notFound } from "#app/web/problem.server.ts";

const OVER =
  "This address of a calendar was revoked. Take the new one from “Your account” on Flowdown.\n";

const FILE = /^([\w-]+)\.ics$/;

/** The calendar of a secret address, as the programs that follow it read it: without signing in. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const at = new Date();
  const token = FILE.exec(params.token ?? "")?.[1] ?? "";
  const calendar = await limitCalendarTries(
    context.clientAddress,
    async () => (await openCalendar(token, at)) ?? ((await wasRevoked(token)) ? "over" : null),
  );
  if (!calendar) throw notFound();
  // Gone for good, which is what makes a program stop asking or tell its person.
  if (calendar === "over")
    throw new Response(OVER, {
      status: 410,
      headers: { "Content-Type": "text/plain; charset=utf-8" },
    });
  return download(Buffer.from(calendarOf(calendar.places, at)), {
    fileName: "expirations.ics",
    mediaType: "text/calendar; charset=utf-8",
  });
}
