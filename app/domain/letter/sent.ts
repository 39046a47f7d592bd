import type { LetterKind } from "./letters.ts";

/** What each kind of letter is called where letters are listed, before its own subject is known. */
export const LETTER_WORDS: Record<LetterKind, string> = {
  "supplier-invitation": "Invitation",
  "colleague-invitation": "Invitation of a colleague",
  "assignment-invitation": "Invitation to answer a part",
  "assignment-given": "Part of an answer given",
  "assignment-ended": "Part of an answer taken back",
  "assignment-finished": "Part of an answer finished",
  "assignment-freed": "Part of an answer free again",
  "auditor-invitation": "Invitation of an auditor",
  "audit-note": "Note of an auditor",
  "audit-answer": "Answer to an auditor",
  "audit-record-built": "Oversight record ready for an auditor",
  "audit-corrected": "Correction told to an auditor",
  "audit-ending": "End of an auditor's access",
  "password-reset": "New password",
  "second-factor-reset": "Second factor reset",
  "second-factor-reset-asked": "Reset of a second factor asked for",
  "flowdown-issued": "Flowdown issued",
  "flowdowns-issued": "Flowdowns issued",
  "request-reminder": "Reminder of a request",
  "request-question": "Question about a request",
  "request-answer": "Answer to a question",
  "renewal-asked": "Renewal asked for",
  reminders: "Reminders",
  "owner-reminders": "Reminders to us",
  "submission-received": "Answer received",
  "lower-tiers-told": "Lower tiers told",
  "sheet-sent": "Spreadsheet sent by the link",
  "submission-accepted": "Answer accepted",
  "fact-returned": "Fact returned",
  "questionnaire-sent": "Questionnaire sent",
  "questionnaire-submitted": "Questionnaire answered",
  "questionnaire-reviewed": "Answers to a questionnaire reviewed",
  "plan-reviewed": "Remediation plan reviewed",
  "closing-reviewed": "Closing of a plan's item reviewed",
  "exception-requested": "Exception requested",
  "exception-decided": "Exception decided",
  "invitation-taken": "Invitation taken up",
  "wrong-person": "Wrong person",
  "letter-returned": "A letter came back",
  "suppliers-handed-over": "Suppliers handed over",
  "record-built": "Oversight record ready",
  "status-ended": "Status ended",
  "notification-digest": "Daily digest",
  "access-key-made": "Access key made",
  "deputy-named": "Deputy named",
  "deputy-ended": "Deputy ended",
  "log-checkpoint": "Checkpoint of the log",
};

/** What became of a letter. */
export const LETTER_STATES = [
  "waiting",
  "failing",
  "delivered",
  "opened",
  "refused",
  "bounced",
  "dropped",
] as const;
export type LetterState = (typeof LETTER_STATES)[number];

/** How each reads. */
export const LETTER_STATE_WORDS: Record<LetterState, string> = {
  waiting: "Queued",
  failing: "Not taken yet",
  delivered: "Sent",
  opened: "Opened",
  refused: "Refused for good",
  bounced: "Came back",
  dropped: "Not sent",
};

/**
 * How far a letter came. It is opened once whom it went to followed its button and is signed in, or
 * answered its invitation: a mail scanner that fetches every link does neither. What came back was
 * not read.
 *
 * @throws never
 */
export function letterStateOf(letter: {
  sentAt: Date | null;
  refusedAt: Date | null;
  droppedAt: Date | null;
  bouncedAt: Date | null;
  openedAt: Date | null;
  attempts: number;
}): LetterState {
  if (letter.droppedAt) return "dropped";
  if (letter.refusedAt) return "refused";
  if (letter.openedAt) return "opened";
  if (letter.bouncedAt) return "bounced";
  if (letter.sentAt) return "delivered";
  return letter.attempts > 0 ? "failing" : "waiting";
}
