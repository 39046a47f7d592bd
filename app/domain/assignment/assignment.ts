import { type CalendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";

/** What is answered in parts, each of which can be given to somebody. */
export const SUBJECT_KINDS = ["request", "workbook", "questionnaire"] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];
export type Subject = { kind: SubjectKind; id: string };

/** How an assignment came to an end. */
export const ENDINGS = ["taken-back", "reassigned", "left", "signed"] as const;
export type Ending = (typeof ENDINGS)[number];

export const ENDING_WORDS: Record<Ending, string> = {
  "taken-back": "Taken back",
  reassigned: "Given to somebody else",
  left: "Free again: they work here no more",
  signed: "Done: the answer was handed in",
};

/** A part that somebody was given and has no more. */
export type EndedPart = { title: string; about: string; endedOn: CalendarDate; ending: Ending };

const ENDED_WHY: Record<Ending, string> = {
  "taken-back": "it was taken back",
  reassigned: "it was given to somebody else",
  left: "you left this company",
  signed: "the answer was handed in",
};

/** What is told to whoever opens a part, or sends what they wrote in it, after it ended. @throws never */
export function sayEnded({ title, about, endedOn, ending }: EndedPart) {
  return {
    title: "This part is yours no more",
    text: `You can no longer answer \u201c${title}\u201d of ${about}: ${ENDED_WHY[ending]} on ${formatDate(endedOn)}. What you saved before stays in the answer. If something is to be changed, ask the colleague who gave it to you.`,
  };
}

export const ASSIGNMENT_STATES = ["invited", "lapsed", "open", "finished", "ended"] as const;
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number];

export const ASSIGNMENT_STATE_WORDS: Record<AssignmentState, string> = {
  invited: "Invited, not joined yet",
  lapsed: "Their invitation ran out",
  open: "Open",
  finished: "Finished",
  ended: "Ended",
};

/** What an assignment's state is told from. */
export type AssignmentMarks = {
  /** whether whoever it is given to works here: invited people join first */
  isJoined: boolean;
  /** whether the link of their invitation still opens */
  isInvitationOpen: boolean;
  finishedAt: string | null;
  endedAt: string | null;
};

/** How far an assignment is. @throws never */
export function assignmentStateOf(marks: AssignmentMarks): AssignmentState {
  if (marks.endedAt !== null) return "ended";
  if (marks.finishedAt !== null) return "finished";
  if (marks.isJoined) return "open";
  return marks.isInvitationOpen ? "invited" : "lapsed";
}

/** A part of something, as it is given to somebody. */
export type Part = {
  /** its address within its subject: a section, a family, a part of a questionnaire or one of its questions */
  part: string;
  title: string;
  /** the part that it is one question of; absent for a whole part */
  within?: string;
  /** the ids of its requirements or questions; none for a section of a request */
  items: readonly string[];
  /** ids of questions elsewhere that decide which of its own are asked */
  reads: readonly string[];
};

/** Who is on a part now. */
export type OnPart = { assignmentId: string; part: string };

export type AssignRefusal = "unknown-part" | "changed" | "past" | "unknown-colleague" | "quota";

type AssignPlan = {
  parts: readonly Part[];
  /** who is on which part now */
  standing: readonly OnPart[];
  /** the parts to give */
  chosen: readonly string[];
  /** who was on which part when the page was read */
  shown: readonly OnPart[];
  dueOn: CalendarDate;
  on: CalendarDate;
};

type AssignVerdict =
  | { ok: true; given: Part[]; replaced: string[] }
  | { ok: false; reason: "unknown-part" | "changed" | "past" };

/**
 * Decide whether parts may be given to somebody as it was asked for. A question of a part that is given
 * whole goes with it.
 *
 * @returns what is given, and the assignments that end with it because somebody was on the part;
 *   `changed` when a chosen part was given or taken back since the page was read.
 * @throws never
 */
export function planAssignment(plan: AssignPlan): AssignVerdict {
  const { parts, standing, shown, dueOn, on } = plan;
  const named = parts.filter(({ part }) => plan.chosen.includes(part));
  if (named.length === 0 || named.length !== new Set(plan.chosen).size)
    return { ok: false, reason: "unknown-part" };
  const given = named.filter(({ within }) => !within || !plan.chosen.includes(within));
  const chosen = given.map(({ part }) => part);
  if (dueOn < on) return { ok: false, reason: "past" };
  const idsOf = (on: readonly OnPart[]) =>
    on.filter(({ part }) => chosen.includes(part)).map(({ assignmentId }) => assignmentId);
  const replaced = idsOf(standing);
  const isAsShown = replaced.toSorted().join() === idsOf(shown).toSorted().join();
  return isAsShown ? { ok: true, given, replaced } : { ok: false, reason: "changed" };
}
