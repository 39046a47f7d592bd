import { json } from "@remix-run/node";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { findMomentProblems, type MomentProblems } from "#app/domain/moment/moment.ts";

/** What the error page is told of an address that asks for an impossible moment. */
export type ImpossibleMoment = {
  problems: MomentProblems;
  typed: { asOf: string; knownOn: string };
};

/**
 * The days that an address asks for.
 *
 * @throws 400 when one of them cannot be shown: never another day in its place.
 */
export function requireMoment(request: Request, today: CalendarDate): URLSearchParams {
  const query = new URL(request.url).searchParams;
  const problems = findMomentProblems(query, today);
  if (!problems) return query;
  const typed = { asOf: query.get("asOf") ?? "", knownOn: query.get("knownOn") ?? "" };
  throw json({ problems, typed } satisfies ImpossibleMoment, { status: 400 });
}
