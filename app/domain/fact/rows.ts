import { sayFipsStanding } from "#app/domain/cmmc/fips.ts";
import { isCmmcAssessment } from "#app/domain/cmmc/rank.ts";
import { QUESTION_LABELS as ASKED, STATED_LABELS } from "#app/domain/questionnaire/labels.ts";
import {
  type OpenQuestion,
  sayUnanswered,
  type UnansweredQuestions,
} from "#app/domain/questionnaire/unanswered.ts";
import type { Fact, FactContents } from "./content.ts";

/** One thing a fact says: its name and its words. `form` tells how the words are set. */
export type FactRow = {
  term: string;
  value: string;
  form?: "date" | "instant" | "code";
};

type RowsOf = { [K in keyof FactContents]: (content: FactContents[K]) => FactRow[] };

const line = (term: string, value: string | number | null): FactRow => ({
  term,
  value: value === null || value === "" ? "Not stated" : String(value),
});

const day = (term: string, value: string | null): FactRow =>
  value === null ? line(term, null) : { term, value, form: "date" };

const instant = (term: string, value: string): FactRow => ({ term, value, form: "instant" });

const code = (term: string, value: string | null): FactRow =>
  value === null || value === "" ? line(term, null) : { term, value, form: "code" };

const codes = (term: string, values: readonly string[]): FactRow => code(term, values.join(", "));

const yesNo = (term: string, value: boolean): FactRow => line(term, value ? "Yes" : "No");

const ROWS: RowsOf = {
  "organization-profile": ({ legalName, uei, cages, address, employees, unanswered }) => [
    line(ASKED.legalName, legalName),
    orLeftOpen(code(ASKED.uei, uei), unanswered, "uei"),
    orLeftOpen(codes(ASKED.cages, cages), unanswered, "cages"),
    line(ASKED.address, address),
    line(ASKED.employees, employees),
  ],
  "information-system": (system) => [
    line(ASKED.systemName, system.name),
    line(ASKED.systemDescription, system.description),
    orLeftOpen(codes(ASKED.systemCages, system.cages), system.unanswered, "systemCages"),
    ...planRows(system),
    line(ASKED.externalServiceProviders, system.externalServiceProviders),
    ...leftOpenRows(system),
  ],
  acknowledgement: ({ acknowledgedOn, passesOnToLowerTiers }) => [
    day("Acknowledged on", acknowledgedOn),
    yesNo(ASKED.passesOn, passesOnToLowerTiers),
  ],
  assessment: (assessment) => [
    line("Assessment", assessment.type),
    ...(isCmmcAssessment(assessment.type) ? cmmcRows(assessment) : dodRows(assessment)),
    codes(ASKED.systemCages, assessment.cages),
    ...moduleRows(assessment),
    ...endingRows(assessment),
  ],
  affirmation: ({ officialName, officialTitle, affirmedOn }) => [
    line(ASKED.officialName, officialName),
    line(ASKED.officialTitle, officialTitle),
    day(ASKED.affirmedOn, affirmedOn),
  ],
  certification: (certificate) => [
    line("Standard", `${certificate.standard}:${certificate.edition}`),
    line(ASKED.certificateBody, certificate.body),
    code(ASKED.certificateNumber, certificate.number),
    line(ASKED.certificateScope, certificate.scope),
    yesNo(ASKED.coversCuiSystem, certificate.coversCuiSystem),
    day(ASKED.certificateIssuedOn, certificate.issuedOn),
    day(ASKED.certificateExpiresOn, certificate.expiresOn),
  ],
  attestation: ({ officialName, officialTitle, signedAt, secondFactorAt, covers, wording }) => [
    line("Signed by", officialName),
    line("Title", officialTitle),
    instant("Signed at", signedAt),
    instant("Second factor given at", secondFactorAt),
    line("Facts covered", covers.length),
    line("Wording signed", wording),
  ],
};

/** What was said instead of an answer, where one was left open. */
function orLeftOpen(
  row: FactRow,
  unanswered: UnansweredQuestions | undefined,
  question: OpenQuestion,
): FactRow {
  const said = sayUnanswered(unanswered, question);
  return said ? line(row.term, said) : row;
}

/** A plan that is not there has neither version nor date. */
function planRows(system: FactContents["information-system"]): FactRow[] {
  const said = sayUnanswered(system.unanswered, "plan");
  if (said) return [line("System security plan", said)];
  return [
    line(ASKED.planName, system.planName),
    line(ASKED.planVersion, system.planVersion),
    day(ASKED.planDate, system.planDate),
  ];
}

/** What is left open of which no fact of its own tells. */
function leftOpenRows({ unanswered }: FactContents["information-system"]): FactRow[] {
  const terms: [OpenQuestion, string][] = [
    ["cmmcStatus", "CMMC status"],
    ["dodAssessment", "NIST SP 800-171 DoD Assessment"],
    ["affirmation", "Affirmation"],
  ];
  return terms.flatMap(([question, term]) => {
    const said = sayUnanswered(unanswered, question);
    return said ? [line(term, said)] : [];
  });
}

/** What a CMMC status was asked: Level 1 has no score, and nobody else assesses a self-assessment. */
function cmmcRows(assessment: FactContents["assessment"]): FactRow[] {
  const { type, status, statusDate, cmmcUid, score, assessor } = assessment;
  const isScored = type !== "Level 1 (Self)";
  const isAssessedByOthers = type === "Level 2 (C3PAO)" || assessor !== null;
  return [
    line(ASKED.cmmcStatus, status),
    day(ASKED.cmmcStatusDate, statusDate),
    orLeftOpen(code(ASKED.cmmcUid, cmmcUid), assessment.unanswered, "cmmcUid"),
    ...(isAssessedByOthers ? [line(ASKED.cmmcAssessor, assessor)] : []),
    ...(isScored ? [line(ASKED.cmmcScore, score)] : []),
    ...(isScored ? [line(ASKED.openRequirements, openRequirements(assessment))] : []),
  ];
}

/** What a DoD Assessment was asked: a full score needs no day on which it is reached. */
function dodRows(assessment: FactContents["assessment"]): FactRow[] {
  const { statusDate, score, fullScoreOn } = assessment;
  return [
    day(ASKED.dodDate, statusDate),
    line(ASKED.dodScore, score),
    line(ASKED.openRequirements, openRequirements(assessment)),
    ...(score === 110 && fullScoreOn === null ? [] : [day(ASKED.dodFullScoreOn, fullScoreOn)]),
  ];
}

/** Most assessments were neither closed out nor ended: nothing is missing where nothing is stated. */
function endingRows(assessment: FactContents["assessment"]): FactRow[] {
  const { closeOutPostedOn, complianceChangedOn, revokedOn } = assessment;
  return [
    ...(closeOutPostedOn ? [day("Close-out posted on", closeOutPostedOn)] : []),
    ...(complianceChangedOn ? [day("Compliance changed on", complianceChangedOn)] : []),
    ...(revokedOn ? [day("Revoked by DoD on", revokedOn)] : []),
  ];
}

/** Level 1 knows no encryption, so nothing is missing there. */
function moduleRows({ type, cryptographicModule }: FactContents["assessment"]): FactRow[] {
  if (type === "Level 1 (Self)") return [];
  const term = "Cryptographic module (NIST certificate)";
  if (!cryptographicModule) return [line(term, null)];
  const { certificate, edition } = cryptographicModule;
  const standing = sayFipsStanding(edition);
  return [line(term, `${edition}, #${certificate}${standing ? `. ${standing}` : ""}`)];
}

function openRequirements({ openRequirements: open }: FactContents["assessment"]): string {
  if (open.length === 0) return "None listed";
  return open.map(({ id, partial }) => (partial ? `${id} (in part)` : id)).join(", ");
}

/**
 * What a fact says, row by row, in the order in which people read it. Screens and comparisons of
 * two versions rest on these rows.
 *
 * @throws never
 */
export function listFactRows(fact: Pick<Fact, "kind" | "content">): FactRow[] {
  // The kind chose the function, so content and function belong together.
  const rows = ROWS[fact.kind] as (content: FactContents[keyof FactContents]) => FactRow[];
  return rows(fact.content);
}

/**
 * The same in words for others than whoever was asked: a reviewer, an auditor, the reader of a record.
 *
 * @throws never
 */
export function listStatedRows(fact: Pick<Fact, "kind" | "content">): FactRow[] {
  return listFactRows(fact).map((row) => ({ ...row, term: STATED_LABELS[row.term] ?? row.term }));
}

/** What a correction changed: rows whose words differ, with those of both versions. */
export type FactChange = { term: string; before: FactRow | null; after: FactRow | null };

/**
 * The difference between two versions of one fact, in the order of the rows.
 *
 * @returns empty when both say the same.
 */
export function compareFacts(before: Fact, after: Fact): FactChange[] {
  const former = listStatedRows(before);
  const latter = listStatedRows(after);
  const beforeOf = new Map(former.map((row) => [row.term, row]));
  const terms = new Set(latter.map(({ term }) => term));
  const changed = latter.flatMap((row) => {
    const old = beforeOf.get(row.term) ?? null;
    return old?.value === row.value ? [] : [{ term: row.term, before: old, after: row }];
  });
  const gone = former.filter(({ term }) => !terms.has(term));
  return [...changed, ...gone.map((row) => ({ term: row.term, before: row, after: null }))];
}
