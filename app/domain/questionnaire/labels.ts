/**
 * What each question of a section is called: on its form and in what is signed, so that whoever answers
 * signs the words that were asked.
 */
export const QUESTION_LABELS = {
  legalName: "Legal name",
  uei: "Unique Entity ID (UEI)",
  cages: "CAGE codes",
  address: "Address of the main site",
  employees: "Number of employees",

  systemName: "Name of the system",
  systemDescription: "What belongs to it",
  systemCages: "CAGE codes the system covers",
  planName: "System security plan: name",
  planVersion: "System security plan: version",
  planDate: "System security plan: date",
  externalServiceProviders: "Outside IT help and cloud services",

  passesOn: "Will you pass any of the information to others?",

  cmmcStatus: "Conditional or Final",
  cmmcStatusDate: "CMMC Status Date",
  cmmcUid: "CMMC unique identifier (UID)",
  cmmcAssessor: "Who assessed you",
  cmmcScore: "Score of the assessment",
  dodDate: "Date of the assessment",
  dodScore: "Score",
  dodFullScoreOn: "When will you reach 110?",
  openRequirements: "Requirements that are open",

  officialName: "Name of the Affirming Official",
  officialTitle: "Their title",
  affirmedOn: "Date of the last affirmation",

  certificateBody: "Certification body",
  certificateNumber: "Number of the certificate",
  certificateScope: "Scope",
  coversCuiSystem: "Does its scope include the system that holds CUI?",
  certificateIssuedOn: "Issued on",
  certificateExpiresOn: "Valid until",
} as const;

/**
 * What the answer to a question is called before others than whoever was asked, such as a reviewer or an
 * auditor, where the question itself speaks to its reader or leans on the one before it.
 */
export const STATED_LABELS: Readonly<Record<string, string>> = {
  [QUESTION_LABELS.passesOn]: "Passes any of the information to others",
  [QUESTION_LABELS.cmmcAssessor]: "Assessed by",
  [QUESTION_LABELS.dodFullScoreOn]: "Expects to reach 110 on",
  [QUESTION_LABELS.officialTitle]: "Title of the Affirming Official",
  [QUESTION_LABELS.coversCuiSystem]: "Scope includes the system that holds CUI",
};
