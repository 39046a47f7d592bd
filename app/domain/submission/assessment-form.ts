import { z } from "zod";
import { FIPS_EDITIONS, readFipsCertificate } from "#app/domain/cmmc/fips.ts";
import { findCmmcUidProblem, readCmmcUid } from "#app/domain/cmmc/uid.ts";
import { DOD_ASSESSMENTS, REQUIRED_STATUSES, STATUS_KINDS } from "#app/domain/cmmc/vocabulary.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import {
  choices,
  optionalDay,
  optionalLine,
  optionalNumber,
} from "#app/domain/kernel/form-fields.ts";
import { givenOr } from "./open-form.ts";
import { readOpenRequirement } from "./open-requirements.ts";

/** What the shop holds: asked first, because it decides what else is asked. */
export const AssessmentKindForm = z.object({
  cmmcType: z.enum(
    [...REQUIRED_STATUSES, "none", "unknown"],
    "Choose your CMMC status, or that you have none or do not know.",
  ),
  dodType: z.enum(
    [...DOD_ASSESSMENTS, "none", "unknown"],
    "Choose your DoD Assessment, or that you have none or do not know.",
  ),
});

const openList = () =>
  choices().transform((marks) => marks.flatMap((mark) => readOpenRequirement(mark) ?? []));

const Fields = AssessmentKindForm.extend({
  cmmcStatus: z.enum(STATUS_KINDS).optional(),
  cmmcStatusDate: optionalDay("The CMMC Status Date"),
  cmmcUid: z.string().transform(readCmmcUid).optional(),
  cmmcUidAnswer: givenOr(),
  cmmcScore: optionalNumber("Enter the score as a whole number."),
  cmmcAssessor: optionalLine(),
  cmmcOpen: openList(),
  cmmcCloseOutOn: optionalDay("The day of the close-out"),
  cmmcChangedOn: optionalDay("The day of the change"),
  cmmcRevokedOn: optionalDay("The day of the revocation"),
  dodDate: optionalDay("The date of the assessment"),
  dodScore: optionalNumber(
    "Enter the score as a whole number, with a minus sign if it is below 0.",
  ),
  dodFullScoreOn: optionalDay("The date on which you will reach 110"),
  dodOpen: openList(),
  dodChangedOn: optionalDay("The day of the change"),
  moduleCertificate: optionalLine(),
  moduleEdition: z.enum([...FIPS_EDITIONS, "unknown"]).default("unknown"),
});
type Fields = z.output<typeof Fields>;
type Refuse = (field: keyof Fields, message: string) => void;

/**
 * The CMMC status and the NIST SP 800-171 DoD Assessment that are stated. Refuses only what is
 * missing or cannot be; what contradicts itself is shown before signing.
 *
 * @see DFARS 252.204-7021; 252.204-7020(d)
 */
export const assessmentForm = (context: { on: CalendarDate }) =>
  Fields.check(({ value, issues }) => {
    const refuse: Refuse = (field, message) =>
      issues.push({ code: "custom", path: [field], message, input: value });
    if (isHeld(value.cmmcType)) checkCmmc(value, context.on, refuse);
    if (isHeld(value.dodType)) checkDod(value, context.on, refuse);
    checkModule(value, refuse);
  });
export type AssessmentAnswer = Fields;

/** Whether one of the two assessments is there, and not said to be missing or unknown. */
export function isHeld<T extends string>(type: T): type is Exclude<T, "none" | "unknown"> {
  return type !== "none" && type !== "unknown";
}

/** Whether the UID is left open: what was typed counts. */
function isUidOpen({ cmmcUid, cmmcUidAnswer = "given" }: Fields): boolean {
  return !cmmcUid && cmmcUidAnswer !== "given";
}

/** In the order of the page, in which its mistakes are told. */
function checkCmmc(value: Fields, on: CalendarDate, refuse: Refuse): void {
  const isLevel1 = value.cmmcType === "Level 1 (Self)";
  if (!isLevel1 && !value.cmmcStatus)
    refuse("cmmcStatus", "Say whether the status is Conditional or Final.");
  if (!value.cmmcStatusDate) refuse("cmmcStatusDate", "Enter the CMMC Status Date from SPRS.");
  else if (value.cmmcStatusDate > on)
    refuse("cmmcStatusDate", "The CMMC Status Date is in the future.");
  if (!value.cmmcUid && !isUidOpen(value))
    refuse("cmmcUid", "Enter the CMMC UID from SPRS, or say below why you cannot.");
  const uidProblem = value.cmmcUid && findCmmcUidProblem(value.cmmcUid);
  if (uidProblem) refuse("cmmcUid", uidProblem);
  if (!isLevel1) checkScored(value, refuse);
  checkEndings(value, on, refuse);
}

/** What Level 1 does not have. */
function checkScored(value: Fields, refuse: Refuse): void {
  if (value.cmmcType === "Level 2 (C3PAO)" && !value.cmmcAssessor)
    refuse("cmmcAssessor", "Enter the name of the C3PAO that assessed you.");
  if (value.cmmcScore === undefined) refuse("cmmcScore", "Enter the score of the assessment.");
  else checkScore("cmmcScore", value.cmmcScore, value.cmmcType, refuse);
  if (value.cmmcStatus === "Conditional" && value.cmmcOpen.length === 0)
    refuse(
      "cmmcOpen",
      "Mark the requirements that are open: a Conditional status has at least one.",
    );
}

function checkDod(value: Fields, on: CalendarDate, refuse: Refuse): void {
  if (!value.dodDate) refuse("dodDate", "Enter the date of the assessment from SPRS.");
  else if (value.dodDate > on) refuse("dodDate", "The date of the assessment is in the future.");
  if (value.dodScore === undefined) refuse("dodScore", "Enter the score from SPRS.");
  else checkScore("dodScore", value.dodScore, value.dodType, refuse);
  if (value.dodFullScoreOn && value.dodDate && value.dodFullScoreOn < value.dodDate)
    refuse("dodFullScoreOn", "This day is before the assessment's own date.");
  checkAfter("dodChangedOn", value.dodChangedOn, value.dodDate, on, refuse);
}

/** What became of a status. @see 32 CFR 170.21(b), 170.6(f) */
function checkEndings(value: Fields, on: CalendarDate, refuse: Refuse): void {
  for (const field of ["cmmcCloseOutOn", "cmmcChangedOn", "cmmcRevokedOn"] as const)
    checkAfter(field, value[field], value.cmmcStatusDate, on, refuse);
  if (value.cmmcCloseOutOn && value.cmmcStatus === "Conditional")
    refuse(
      "cmmcCloseOutOn",
      "A status that was closed out is Final. Choose Final, or leave this day out.",
    );
}

/** What became of an assessment lies between its own day and today. */
function checkAfter(
  field: "cmmcCloseOutOn" | "cmmcChangedOn" | "cmmcRevokedOn" | "dodChangedOn",
  day: CalendarDate | undefined,
  since: CalendarDate | undefined,
  on: CalendarDate,
  refuse: Refuse,
): void {
  if (!day) return;
  if (day > on) refuse(field, "This day is in the future.");
  else if (since && day < since) refuse(field, "This day is before the assessment's own date.");
}

/** A module is stated whole or not at all. @see NIST SP 800-171 R2 3.13.11 */
function checkModule({ moduleCertificate, moduleEdition }: Fields, refuse: Refuse): void {
  if (moduleCertificate && readFipsCertificate(moduleCertificate) === null)
    refuse("moduleCertificate", "A certificate number has up to five digits, like 4282.");
  if (moduleCertificate && moduleEdition === "unknown")
    refuse("moduleEdition", "Say which edition the certificate names: FIPS 140-2 or FIPS 140-3.");
  if (!moduleCertificate && moduleEdition !== "unknown")
    refuse("moduleCertificate", "Enter the number of the certificate, or leave the edition out.");
}

function checkScore(
  field: "cmmcScore" | "dodScore",
  score: number,
  type: string,
  refuse: Refuse,
): void {
  const [least, most] = type === "Level 3 (DIBCAC)" ? [0, 24] : [-203, 110];
  if (score < least || score > most) refuse(field, `The score lies from ${least} to ${most}.`);
}
