import { addDays, type CalendarDate, laterOf } from "#app/domain/kernel/calendar-date.ts";

/** How far somebody who was asked came, in the order in which it goes. */
export const CAMPAIGN_STAGES = [
  "sent",
  "delivered",
  "opened",
  "started",
  "submitted",
  "accepted",
] as const;
export type CampaignStage = (typeof CAMPAIGN_STAGES)[number];

/** How each reads. */
export const CAMPAIGN_STAGE_WORDS: Record<CampaignStage, string> = {
  sent: "Sent",
  delivered: "Delivered",
  opened: "Opened",
  started: "Started",
  submitted: "Submitted",
  accepted: "Accepted",
};

/** After so many days without a step, or once the day to answer is past, somebody is stuck. */
export const STUCK_DAYS = 7;

/** What is known of one who was asked: the day of each step, null where it was not taken. */
export type CampaignCourse = {
  sentOn: CalendarDate;
  deliveredOn: CalendarDate | null;
  openedOn: CalendarDate | null;
  startedOn: CalendarDate | null;
  submittedOn: CalendarDate | null;
  isAccepted: boolean;
  /** when something of the answer was sent back that waits for a change; null where nothing does */
  returnedOn: CalendarDate | null;
  /** the latest day that was told for it; null where the campaign's own holds */
  toldDueOn: CalendarDate | null;
  /** every letter of it came back, was refused or was not sent */
  isUndelivered: boolean;
  /** what was asked was taken back, or another request took its place */
  isWithdrawn: boolean;
};

/**
 * The furthest step. Whoever answered has read what was asked, whatever became of the letter.
 *
 * @throws never
 */
export function stageOf(course: CampaignCourse): CampaignStage {
  if (course.submittedOn) return course.isAccepted ? "accepted" : "submitted";
  if (course.startedOn) return "started";
  if (course.openedOn) return "opened";
  return course.deliveredOn ? "delivered" : "sent";
}

/**
 * Whether somebody is stuck on a day: nothing was submitted, or it was sent back, and the day to answer is
 * past, no letter arrived, or no step was taken for a week. A reminder of ours is no step of theirs; that
 * something came back to them begins the week anew.
 *
 * @param dueOn the campaign's own day; a later one that was told to this supplier alone holds.
 * @throws never
 */
export function isStuck(course: CampaignCourse, dueOn: CalendarDate, on: CalendarDate): boolean {
  const { submittedOn, returnedOn, toldDueOn } = course;
  if (course.isWithdrawn || (submittedOn && !returnedOn)) return false;
  const isLate = (toldDueOn ? laterOf(dueOn, toldDueOn) : dueOn) < on;
  const hasSlept = (returnedOn ?? lastStepOn(course)) <= addDays(on, -STUCK_DAYS);
  return isLate || hasSlept || (!returnedOn && course.isUndelivered);
}

/** The day of the last step. */
function lastStepOn({
  sentOn,
  deliveredOn,
  openedOn,
  startedOn,
}: Pick<CampaignCourse, "sentOn" | "deliveredOn" | "openedOn" | "startedOn">): CalendarDate {
  return [sentOn, deliveredOn, openedOn, startedOn].reduce<CalendarDate>(
    (last, day) => (day && day > last ? day : last),
    sentOn,
  );
}

/** How many came at least so far, by stage, and how many of all are stuck or need nothing any more. */
export type CampaignFunnel = Record<CampaignStage, number> & { stuck: number; withdrawn: number };

/** A funnel before anybody was asked. */
export const EMPTY_FUNNEL: CampaignFunnel = {
  sent: 0,
  delivered: 0,
  opened: 0,
  started: 0,
  submitted: 0,
  accepted: 0,
  stuck: 0,
  withdrawn: 0,
};
