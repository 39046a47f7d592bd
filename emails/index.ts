import { render, toPlainText } from "@react-email/render";
import type { LetterFacts, LetterKind } from "#app/domain/letter/letters.ts";
import { accessKeyMade } from "./access-key-made.tsx";
import { assignmentEnded } from "./assignment-ended.tsx";
import { assignmentFinished } from "./assignment-finished.tsx";
import { assignmentFreed } from "./assignment-freed.tsx";
import { assignmentGiven } from "./assignment-given.tsx";
import { assignmentInvitation } from "./assignment-invitation.tsx";
import { auditAnswer } from "./audit-answer.tsx";
import { auditCorrected } from "./audit-corrected.tsx";
import { auditEnding } from "./audit-ending.tsx";
import { auditNote } from "./audit-note.tsx";
import { auditRecordBuilt } from "./audit-record-built.tsx";
import { auditorInvitation } from "./auditor-invitation.tsx";
import { closingReviewed } from "./closing-reviewed.tsx";
import { colleagueInvitation } from "./colleague-invitation.tsx";
import { deputyEnded } from "./deputy-ended.tsx";
import { deputyNamed } from "./deputy-named.tsx";
import { exceptionDecided } from "./exception-decided.tsx";
import { exceptionRequested } from "./exception-requested.tsx";
import { factReturned } from "./fact-returned.tsx";
import { flowdownIssued } from "./flowdown-issued.tsx";
import { flowdownsIssued } from "./flowdowns-issued.tsx";
import { invitationTaken } from "./invitation-taken.tsx";
import type { LetterContext, LetterWriter } from "./letter-kind.ts";
import { letterReturned } from "./letter-returned.tsx";
import { LETTER_TEXT_OPTIONS } from "./letter-style.ts";
import { logCheckpoint } from "./log-checkpoint.tsx";
import { lowerTiersTold } from "./lower-tiers-told.tsx";
import { notificationDigest } from "./notification-digest.tsx";
import { ownerReminders } from "./owner-reminders.tsx";
import { passwordReset } from "./password-reset.tsx";
import { planReviewed } from "./plan-reviewed.tsx";
import { questionnaireReviewed } from "./questionnaire-reviewed.tsx";
import { questionnaireSent } from "./questionnaire-sent.tsx";
import { questionnaireSubmitted } from "./questionnaire-submitted.tsx";
import { recordBuilt } from "./record-built.tsx";
import { reminders } from "./reminders.tsx";
import { renewalAsked } from "./renewal-asked.tsx";
import { requestAnswer } from "./request-answer.tsx";
import { requestQuestion } from "./request-question.tsx";
import { requestReminder } from "./request-reminder.tsx";
import { secondFactorReset } from "./second-factor-reset.tsx";
import { secondFactorResetAsked } from "./second-factor-reset-asked.tsx";
import { sheetSent } from "./sheet-sent.tsx";
import { statusEnded } from "./status-ended.tsx";
import { submissionAccepted } from "./submission-accepted.tsx";
import { submissionReceived } from "./submission-received.tsx";
import { supplierInvitation } from "./supplier-invitation.tsx";
import { suppliersHandedOver } from "./suppliers-handed-over.tsx";
import { wrongPerson } from "./wrong-person.tsx";

export type WrittenLetter = { subject: string; html: string; text: string };

/** The letter of every kind. */
const WRITERS: { [K in LetterKind]: LetterWriter<K> } = {
  "supplier-invitation": supplierInvitation,
  "colleague-invitation": colleagueInvitation,
  "assignment-invitation": assignmentInvitation,
  "assignment-given": assignmentGiven,
  "assignment-ended": assignmentEnded,
  "assignment-finished": assignmentFinished,
  "assignment-freed": assignmentFreed,
  "auditor-invitation": auditorInvitation,
  "audit-note": auditNote,
  "audit-answer": auditAnswer,
  "audit-record-built": auditRecordBuilt,
  "audit-corrected": auditCorrected,
  "audit-ending": auditEnding,
  "password-reset": passwordReset,
  "second-factor-reset": secondFactorReset,
  "second-factor-reset-asked": secondFactorResetAsked,
  "flowdown-issued": flowdownIssued,
  "flowdowns-issued": flowdownsIssued,
  "request-reminder": requestReminder,
  "renewal-asked": renewalAsked,
  reminders,
  "owner-reminders": ownerReminders,
  "request-question": requestQuestion,
  "request-answer": requestAnswer,
  "submission-received": submissionReceived,
  "lower-tiers-told": lowerTiersTold,
  "sheet-sent": sheetSent,
  "submission-accepted": submissionAccepted,
  "fact-returned": factReturned,
  "plan-reviewed": planReviewed,
  "closing-reviewed": closingReviewed,
  "questionnaire-sent": questionnaireSent,
  "questionnaire-submitted": questionnaireSubmitted,
  "questionnaire-reviewed": questionnaireReviewed,
  "exception-requested": exceptionRequested,
  "exception-decided": exceptionDecided,
  "invitation-taken": invitationTaken,
  "wrong-person": wrongPerson,
  "letter-returned": letterReturned,
  "suppliers-handed-over": suppliersHandedOver,
  "record-built": recordBuilt,
  "status-ended": statusEnded,
  "notification-digest": notificationDigest,
  "access-key-made": accessKeyMade,
  "deputy-named": deputyNamed,
  "deputy-ended": deputyEnded,
  "log-checkpoint": logCheckpoint,
};

/** What the subject of a letter says: the same words stand in the portal. */
export function subjectOf<K extends LetterKind>(kind: K, facts: LetterFacts<K>): string {
  const { subject }: LetterWriter<K> = WRITERS[kind];
  return subject(facts);
}

/** Write a letter of `kind` from its facts, as HTML and as plain text. */
export async function writeLetter<K extends LetterKind>(
  kind: K,
  facts: LetterFacts<K>,
  context: LetterContext,
): Promise<WrittenLetter> {
  const { subject, body }: LetterWriter<K> = WRITERS[kind];
  const html = await render(body(facts, context));
  return { subject: subject(facts), html, text: toPlainText(html, LETTER_TEXT_OPTIONS) };
}
