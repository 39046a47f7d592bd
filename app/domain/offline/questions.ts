import { DOD_ASSESSMENTS, REQUIRED_STATUSES, STATUS_KINDS } from "#app/domain/cmmc/vocabulary.ts";
import { QUESTION_LABELS as ASKED } from "#app/domain/questionnaire/labels.ts";
import type { SubmissionSection } from "#app/domain/questionnaire/sections.ts";
import { CERTIFICATION_EDITIONS } from "#app/domain/submission/certification-form.ts";

/** One question of the answer as a row of the spreadsheet. */
export type OfflineQuestion = {
  section: SubmissionSection;
  /** the field of the section's form */
  field: string;
  label: string;
  /** what to write, in a sentence */
  help: string;
  /** what is chosen from, each with the value that the form takes; null for free text */
  options: readonly { label: string; value: string }[] | null;
};

const same = (values: readonly string[]) => values.map((value) => ({ label: value, value }));
const NONE = { label: "None", value: "none" };
const YES_NO = [
  { label: "Yes", value: "yes" },
  { label: "No", value: "no" },
];
const DAY = "A day, such as 2026-11-24.";
const OPEN =
  "Numbers with commas between, such as 3.1.5, 3.13.11 partial. Leave it empty if none is open.";

function row(
  section: SubmissionSection,
  field: string,
  label: string,
  help: string,
  options: OfflineQuestion["options"] = null,
): OfflineQuestion {
  return { section, field, label, help, options };
}

/** Everything that can be answered in a spreadsheet, in its order. Files cannot. */
export const OFFLINE_QUESTIONS: readonly OfflineQuestion[] = [
  row("organization", "legalName", ASKED.legalName, "As it stands at SAM.gov."),
  row("organization", "uei", ASKED.uei, "12 letters and digits, from SAM.gov."),
  row("organization", "cages", ASKED.cages, "5 characters for each site, with commas between."),
  row("organization", "address", ASKED.address, "Street, city, state and ZIP code."),
  row("organization", "employees", ASKED.employees, "A whole number. You may leave it empty."),
  row("system", "name", ASKED.systemName, "What you call it in your security plan."),
  row("system", "description", ASKED.systemDescription, "In a sentence. You may leave it empty."),
  row("system", "cages", ASKED.systemCages, "5 characters for each site, with commas between."),
  row("system", "planName", ASKED.planName, "The title on its first page. Never the plan itself."),
  row("system", "planVersion", ASKED.planVersion, "As on its first page."),
  row("system", "planDate", ASKED.planDate, DAY),
  row(
    "system",
    "externalServiceProviders",
    ASKED.externalServiceProviders,
    "Who they are and what they do. You may leave it empty.",
  ),
  row(
    "acknowledgement",
    "accepts",
    "Have you read what flows down, and do you accept it?",
    "It stands on the second sheet. Choose Yes once you have read it.",
    [
      { label: "Yes", value: "on" },
      { label: "No", value: "" },
    ],
  ),
  row("acknowledgement", "passesOn", ASKED.passesOn, "To anybody below you.", YES_NO),
  row("assessment", "cmmcType", "Which CMMC status do you have?", "As SPRS shows it.", [
    ...same(REQUIRED_STATUSES),
    NONE,
  ]),
  row(
    "assessment",
    "cmmcStatus",
    ASKED.cmmcStatus,
    "As SPRS shows it. Not for Level 1.",
    same(STATUS_KINDS),
  ),
  row("assessment", "cmmcStatusDate", ASKED.cmmcStatusDate, DAY),
  row("assessment", "cmmcUid", ASKED.cmmcUid, "Ten letters and digits from SPRS."),
  row("assessment", "cmmcScore", ASKED.cmmcScore, "A number from -203 to 110. Not for Level 1."),
  row(
    "assessment",
    "cmmcAssessor",
    ASKED.cmmcAssessor,
    "The C3PAO. Leave it empty if you assessed yourselves.",
  ),
  row("assessment", "cmmcOpen", `${ASKED.openRequirements} (CMMC status)`, OPEN),
  row(
    "assessment",
    "dodType",
    "Which NIST SP 800-171 DoD Assessment do you have?",
    "Basic is your own score; SPRS shows confidence low.",
    [...same(DOD_ASSESSMENTS), NONE],
  ),
  row("assessment", "dodDate", `${ASKED.dodDate} (DoD Assessment)`, DAY),
  row("assessment", "dodScore", `${ASKED.dodScore} (DoD Assessment)`, "From -203 to 110."),
  row("assessment", "dodFullScoreOn", ASKED.dodFullScoreOn, `${DAY} Only if it is below 110.`),
  row("assessment", "dodOpen", `${ASKED.openRequirements} (DoD Assessment)`, OPEN),
  row("affirmation", "officialName", ASKED.officialName, "Who affirmed in SPRS."),
  row("affirmation", "officialTitle", ASKED.officialTitle, "As in SPRS."),
  row("affirmation", "affirmedOn", ASKED.affirmedOn, DAY),
  row(
    "certification",
    "hasCertificate",
    "Do you have an ISO/IEC 27001 certificate?",
    "If not, leave the rows below empty.",
    YES_NO,
  ),
  row(
    "certification",
    "edition",
    "Edition of the certificate",
    "The year.",
    same(CERTIFICATION_EDITIONS),
  ),
  row("certification", "body", ASKED.certificateBody, "Who issued it."),
  row("certification", "number", ASKED.certificateNumber, "As printed on it."),
  row("certification", "scope", ASKED.certificateScope, "Copy the sentence word for word."),
  row("certification", "coversCuiSystem", ASKED.coversCuiSystem, "See its scope.", YES_NO),
  row("certification", "issuedOn", ASKED.certificateIssuedOn, DAY),
  row("certification", "expiresOn", ASKED.certificateExpiresOn, DAY),
];

/** The fields whose cell holds several values with commas between. */
export const LISTED_FIELDS: ReadonlySet<string> = new Set(["cmmcOpen", "dodOpen"]);
