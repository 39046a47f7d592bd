import type { AssignmentState, Ending, Subject } from "#app/domain/assignment/assignment.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";

/** A part of an answer that somebody was given, as pages show it. */
export type ShownAssignment = {
  id: string;
  subject: Subject;
  part: string;
  title: string;
  about: string;
  assigneeId: string | null;
  assigneeName: string;
  givenByName: string;
  /** ISO instant, UTC */
  givenAt: string;
  dueOn: CalendarDate;
  note: string;
  state: AssignmentState;
  /** ISO instant, UTC; null before */
  finishedAt: string | null;
  ending: Ending | null;
};
