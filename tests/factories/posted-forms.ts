import { ACCESS_KEY_FORMS } from "./posted-forms/access-key.ts";
import { ASSIGNMENT_FORMS } from "./posted-forms/assignment.ts";
import { AUDIT_FORMS } from "./posted-forms/audit.ts";
import { CAMPAIGN_FORMS } from "./posted-forms/campaign.ts";
import { CONTRACT_FORMS } from "./posted-forms/contract.ts";
import { LETTER_FORMS } from "./posted-forms/letter.ts";
import { LOWER_TIER_FORMS } from "./posted-forms/lower-tier.ts";
import { MERGE_FORMS } from "./posted-forms/merge.ts";
import { NOTIFICATION_FORMS } from "./posted-forms/notification.ts";
import { OUTLOOK_FORMS } from "./posted-forms/outlook.ts";
import { PERSON_FORMS } from "./posted-forms/person.ts";
import type { PostedForm } from "./posted-forms/posted-form.ts";
import { QUESTIONNAIRE_FORMS } from "./posted-forms/questionnaire.ts";
import { RECORD_FORMS } from "./posted-forms/record.ts";
import { REMEDIATION_FORMS } from "./posted-forms/remediation.ts";
import { REMINDER_FORMS } from "./posted-forms/reminder.ts";
import { RETENTION_FORMS } from "./posted-forms/retention.ts";
import { REVIEW_FORMS } from "./posted-forms/review.ts";
import { SHOWING_FORMS } from "./posted-forms/showing.ts";
import { SUBCONTRACT_FORMS } from "./posted-forms/subcontract.ts";
import { SUBMISSION_FORMS } from "./posted-forms/submission.ts";
import { SUPPLIER_FORMS } from "./posted-forms/supplier.ts";
import { VIEW_FORMS } from "./posted-forms/view.ts";
import { WORKBOOK_FORMS } from "./posted-forms/workbook.ts";

/** Every form of the portal that changes something, at least one for each action of the site map. */
export const POSTED_FORMS: readonly PostedForm[] = [
  ...PERSON_FORMS,
  ...WORKBOOK_FORMS,
  ...ASSIGNMENT_FORMS,
  ...REMEDIATION_FORMS,
  ...CONTRACT_FORMS,
  ...SUPPLIER_FORMS,
  ...SUBCONTRACT_FORMS,
  ...RECORD_FORMS,
  ...RETENTION_FORMS,
  ...AUDIT_FORMS,
  ...QUESTIONNAIRE_FORMS,
  ...SUBMISSION_FORMS,
  ...REMINDER_FORMS,
  ...OUTLOOK_FORMS,
  ...CAMPAIGN_FORMS,
  ...REVIEW_FORMS,
  ...NOTIFICATION_FORMS,
  ...LETTER_FORMS,
  ...MERGE_FORMS,
  ...VIEW_FORMS,
  ...SHOWING_FORMS,
  ...LOWER_TIER_FORMS,
  ...ACCESS_KEY_FORMS,
];

/** Forms that do two things when they come twice without a key, and why that makes sense. */
export const TWO_WITHOUT_KEY: Readonly<Record<string, string>> = {
  "make a passport": "each is a package of its own of the same statement, and changes nothing",
  "take in a passport": "the second takes the place of the first and fills in the same",
  "check a file of a plan": "each upload is a preview of its own; what is taken is told",
  "check a spreadsheet of results": "each upload is a preview of its own; what is taken is told",
  "copy a questionnaire": "each is a copy of its own",
  "ask for a new password": "up to three letters an hour go to an address that asks for them",
  "make the address of a calendar": "each revokes the one before, and the last is shown",
  "record what a supplier showed": "each is an account of its own of what was shown",
  "record that a status ended": "each is an account of its own of what was learned",
  "say what the columns of a list hold": "each is a preview of its own; one of them is confirmed",
  "sign a colleague out": "each is an order of its own; the second finds no session",
  "upload a file of suppliers": "each upload is a preview of its own; one of them is confirmed",
};

/** Actions that are not tried here, and why. */
export const NOT_TRIED: Readonly<Record<string, string>> = {
  "routes/subcontractor/save-answer.ts":
    "sent by a script, which has no form; the version of an answer makes the same again do nothing",
  "routes/auth/sign-in-demo.ts": "answers in the demo alone, which the end-to-end tests run",
};
