import { redirect } from "@remix-run/node";
import { calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import {
  isSame,
  type Moment,
  nowOn,
  readComparison,
  readMoment,
  writeMoment,
} from "#app/domain/moment/moment.ts";
import type { KnownDay, MomentTimeline } from "#app/domain/moment/timeline.ts";
import { type Actor, asActor, asReader, type Scope } from "#app/platform/db.server.ts";
import { type Compared, compareMoments } from "#app/queries/moment/difference.server.ts";
import { actorAt, readAt } from "#app/queries/moment/moment.server.ts";
import type { MomentSubject } from "#app/queries/moment/subject.server.ts";
import { getMomentTimeline, listKnownDays } from "#app/queries/moment/timeline.server.ts";
import { requireMoment } from "./moment-address.server.ts";

type Reader = Actor & { timeZone: string };

/** The moment a page was asked for, as it shows it. */
export type PageMoment = {
  moment: Moment;
  today: string;
  isNow: boolean;
  /** the same moment as an address, to be kept on the way to other pages; empty for now */
  at: string;
  timeline: MomentTimeline | null;
  compared: Compared | null;
};

/**
 * Read what a page shows at the moment its address asks for, with the timeline and what changed
 * since where somebody looks for another moment.
 *
 * @param subjectOf finds what the page is of, as known now; null when there is no such thing.
 * @param read what the page shows; runs at the moment asked for; null when it was not recorded then.
 * @throws 400 when the address asks for a day that cannot be shown; a redirect to the first day on which it was recorded, when the moment is before.
 */
export async function readingAt<T>(
  request: Request,
  actor: Reader,
  subjectOf: (scope: Scope) => Promise<MomentSubject | null>,
  read: (scope: Scope) => Promise<T | null>,
): Promise<{ page: T; shown: PageMoment } | null> {
  const { pathname } = new URL(request.url);
  const query = requireMoment(request, actor.on);
  const moment = readMoment(query, actor.on);
  const isNow = isSame(moment, nowOn(actor.on));
  const shown = { moment, today: actor.on, isNow, at: writeMoment(moment, actor.on) };
  if (isNow && !query.has("timeline")) {
    const page = await asReader(actor, read);
    return page && { page, shown: { ...shown, timeline: null, compared: null } };
  }
  const found = await findSubject(actor, subjectOf);
  if (!found) return null;
  const { subject, days } = found;
  const then = await readAt(actorAt(actor, moment), subject.shows, async (scope) => ({
    timeline: await getMomentTimeline(scope, days, subject.timeline, actor.on),
    page: await read(scope),
  }));
  if (!then.page) {
    const first = calendarDateOf(subject.recordedAt, actor.timeZone);
    if (first <= moment.knownOn) return null;
    throw redirect(`${pathname}?${new URLSearchParams({ asOf: first, knownOn: first })}`);
  }
  const compared = await compareMoments(actor, {
    which: subject.tells,
    supplierId: subject.supplierId,
    moment,
    comparedWith: readComparison(query, actor.on),
  });
  return { page: then.page, shown: { ...shown, timeline: then.timeline, compared } };
}

function findSubject(
  actor: Reader,
  subjectOf: (scope: Scope) => Promise<MomentSubject | null>,
): Promise<{ subject: MomentSubject; days: KnownDay[] } | null> {
  return asActor(actor, async (scope) => {
    const subject = await subjectOf(scope);
    if (!subject) return null;
    const days = await listKnownDays(scope, subject.timeline, actor.timeZone);
    const first = calendarDateOf(subject.recordedAt, actor.timeZone);
    return { subject, days: days.filter(({ on }) => on >= first) };
  });
}
