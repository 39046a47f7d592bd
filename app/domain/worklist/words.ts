import { FACT_KIND_NAMES, type FactKind } from "#app/domain/fact/kinds.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import type { WorkKind } from "./kinds.ts";

/** What the words of one thing are made of. */
export type WorkSubject = {
  kind: WorkKind;
  /** how many facts or closed items wait, or how many are stuck; 1 elsewhere */
  amount: number;
  /** who asked, what is demanded, which contact: what the kind needs to say why */
  detail: string;
  /** whether somebody at the supplier was told of the request; true elsewhere */
  isTold: boolean;
  /** whether somebody there has an account and reads what is asked; true elsewhere */
  hasReaders: boolean;
  /** whether a link that was sent there still opens; true elsewhere */
  hasOpenInvitation: boolean;
};

const WHY: Record<WorkKind, (subject: WorkSubject) => string> = {
  "exception-to-decide": ({ detail }) =>
    `${detail} asks to award what the facts do not support. You are the approver it names.`,
  "condition-due": ({ detail }) =>
    `An exception was approved on this condition: ${detail} Nobody recorded whether it is met.`,
  "note-to-answer": ({ detail }) => detail,
  "award-day-fails": () =>
    "It may be awarded today, and not on its planned award day as the facts stand.",
  "award-lapsed": () => "It was awarded, and what the supplier stated no longer meets it.",
  "information-to-answer": () =>
    "Nobody answered what information flows. Requirement, clauses and verdict follow from it.",
  "flowdown-to-issue": () => "The supplier was not told yet what the subcontract must carry.",
  "flowdown-outdated": () => "What the supplier was told is no longer what holds.",
  "facts-to-review": ({ amount }) =>
    `${countWords(amount, "fact")} that the supplier signed ${amount === 1 ? "waits" : "wait"} for your check.`,
  "questionnaire-to-review": ({ detail }) =>
    `The supplier answered “${detail}”, and nobody checked it.`,
  "closings-to-check": ({ amount, detail }) =>
    `${countWords(amount, "item")} of the plan for “${detail}” ${amount === 1 ? "is" : "are"} said to be closed, and nobody checked the evidence.`,
  "wrong-person": ({ detail }) =>
    `${detail} says that they are the wrong person. Nobody else there was invited since.`,
  "letter-returned": ({ detail }) =>
    `Letters to ${detail} come back, and no reminder goes there until the address is right.`,
  "answer-late": (subject) => {
    const { isTold, hasReaders } = subject;
    if (isInvitationOver(subject))
      return "The day to answer is past, nobody there has joined, and the link of the invitation opens no more.";
    if (!isTold) return "The day to answer is past, and nobody there was told that you ask.";
    return hasReaders
      ? "The day to answer is past, and no signed answer came."
      : "The day to answer is past, and nobody whom you invited there has joined.";
  },
  "campaign-stuck": ({ amount, detail }) =>
    `${countWords(amount, "recipient")} of the campaign “${detail}” ${amount === 1 ? "is" : "are"} stuck.`,
  "fact-returned": ({ detail }) => `You returned ${nameOfFact(detail)}, and no correction came.`,
  "verdict-lapses": () => "It is eligible until this day, and not after it.",
};

function nameOfFact(kind: string): string {
  const name = FACT_KIND_NAMES[kind as FactKind];
  return name ? `“${name}”` : "a fact";
}

/** Why something waits, in one or two sentences. */
export function sayWhy(subject: WorkSubject): string {
  return WHY[subject.kind](subject);
}

const ACTION: Record<WorkKind, string> = {
  "exception-to-decide": "Decide",
  "condition-due": "Record whether it is met",
  "note-to-answer": "Answer",
  "award-day-fails": "See what is missing",
  "award-lapsed": "See what is missing",
  "information-to-answer": "Answer",
  "flowdown-to-issue": "Issue",
  "flowdown-outdated": "Issue again",
  "facts-to-review": "Review",
  "questionnaire-to-review": "Review",
  "closings-to-check": "Check",
  "wrong-person": "Add the right contact",
  "letter-returned": "Look after the address",
  "answer-late": "Remind",
  "campaign-stuck": "See who is stuck",
  "fact-returned": "See the return",
  "verdict-lapses": "See when and why",
};

/** Whether nobody at the supplier can answer, because every link that was sent there has expired. */
export function isInvitationOver({
  kind,
  isTold,
  hasReaders,
  hasOpenInvitation,
}: Pick<WorkSubject, "kind" | "isTold" | "hasReaders" | "hasOpenInvitation">): boolean {
  return kind === "answer-late" && isTold && !hasReaders && !hasOpenInvitation;
}

/** What there is to do about it: the words of its link or button. */
export function sayAction(
  subject: Pick<WorkSubject, "kind" | "isTold" | "hasReaders" | "hasOpenInvitation">,
): string {
  const { kind, isTold, hasReaders } = subject;
  if (kind !== "answer-late" || hasReaders) return ACTION[kind];
  if (isInvitationOver(subject)) return "Invite again";
  return isTold ? "See the invitation" : "Invite a contact";
}

/** What the instant beside a thing was: what happened then. */
export const SINCE_WORDS: Record<WorkKind, string> = {
  "exception-to-decide": "Asked",
  "condition-due": "Demanded",
  "note-to-answer": "Written",
  "award-day-fails": "Decided",
  "award-lapsed": "Lapsed",
  "information-to-answer": "Recorded",
  "flowdown-to-issue": "Information answered",
  "flowdown-outdated": "Last issued",
  "facts-to-review": "Signed",
  "questionnaire-to-review": "Answered",
  "closings-to-check": "Told",
  "wrong-person": "Told",
  "letter-returned": "Came back",
  "answer-late": "Asked",
  "campaign-stuck": "Sent",
  "fact-returned": "Returned",
  "verdict-lapses": "Decided",
};
