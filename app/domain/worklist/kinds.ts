import { mayDo, type Permission } from "#app/domain/person/decide-access.ts";
import type { Role } from "#app/domain/person/roles.ts";

/** What can wait for one of the prime's people; of one day, the first of these comes first. */
export const WORK_KINDS = [
  "exception-to-decide",
  "condition-due",
  "note-to-answer",
  "award-day-fails",
  "award-lapsed",
  "information-to-answer",
  "flowdown-to-issue",
  "flowdown-outdated",
  "facts-to-review",
  "questionnaire-to-review",
  "closings-to-check",
  "wrong-person",
  "letter-returned",
  "answer-late",
  "campaign-stuck",
  "fact-returned",
  "verdict-lapses",
] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/**
 * What is kept of work, because a large portfolio has much of it: where it is somebody's here, by its kind; what
 * a supplier is to sign or to correct, by that.
 */
export const KEPT_WORK = [
  "award-day-fails",
  "award-lapsed",
  "information-to-answer",
  "flowdown-to-issue",
  "flowdown-outdated",
  "facts-to-review",
  "answer-awaited",
  "correction-awaited",
] as const;
export type KeptWork = (typeof KEPT_WORK)[number];

/** Each kind as lists and filters name it. */
export const WORK_KIND_WORDS: Record<WorkKind, string> = {
  "exception-to-decide": "Exception to decide",
  "condition-due": "Condition due",
  "note-to-answer": "Auditor to answer",
  "award-day-fails": "Not eligible on the award day",
  "award-lapsed": "Awarded, eligible no more",
  "information-to-answer": "Information to answer",
  "flowdown-to-issue": "Flowdown to issue",
  "flowdown-outdated": "Flowdown to issue again",
  "facts-to-review": "Answer to review",
  "questionnaire-to-review": "Questionnaire to review",
  "closings-to-check": "Closing to check",
  "wrong-person": "Wrong person",
  "letter-returned": "Letter came back",
  "answer-late": "Answer late",
  "campaign-stuck": "Campaign stuck",
  "fact-returned": "Returned, not corrected",
  "verdict-lapses": "Verdict lapses",
};

/** Without which a kind waits for somebody else. */
const NEEDS: Record<WorkKind, Permission> = {
  "exception-to-decide": "award:except",
  "condition-due": "exception:follow",
  "note-to-answer": "audit:open",
  "award-day-fails": "award:record",
  "award-lapsed": "award:record",
  "information-to-answer": "subcontract:write",
  "flowdown-to-issue": "flowdown:issue",
  "flowdown-outdated": "flowdown:issue",
  "facts-to-review": "fact:review",
  "questionnaire-to-review": "fact:review",
  "closings-to-check": "fact:review",
  "wrong-person": "supplier:write",
  "letter-returned": "supplier:write",
  "answer-late": "invitation:send",
  "campaign-stuck": "invitation:send",
  "fact-returned": "fact:review",
  "verdict-lapses": "award:record",
};

/** What can wait for who holds these roles, in the order of the kinds; nothing for one that only reads. */
export function workOf(held: Role | readonly Role[]): WorkKind[] {
  return WORK_KINDS.filter((kind) => mayDo(held, NEEDS[kind]));
}

/** Whether `text` names a kind of work. */
export function isWorkKind(text: string): text is WorkKind {
  return WORK_KINDS.some((kind) => kind === text);
}
