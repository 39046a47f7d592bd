import { sayFipsStanding } from "#app/domain/cmmc/fips.ts";
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
  "organization-profile": ({ legalName, uei, cages, address, employees }) => [
    line("Legal name", legalName),
    code("UEI", uei),
    codes("CAGE codes", cages),
    line("Address", address),
    line("Employees", employees),
  ],
  "information-system": (system) => [
    line("Name", system.name),
    line("Description", system.description),
    codes("CAGE codes covered", system.cages),
    line("System security plan", system.planName),
    line("Version of the plan", system.planVersion),
    day("Date of the plan", system.planDate),
    line("External service providers", system.externalServiceProviders),
  ],
  acknowledgement: ({ acknowledgedOn, passesOnToLowerTiers }) => [
    day("Acknowledged on", acknowledgedOn),
    yesNo("Passes the clauses on to lower tiers", passesOnToLowerTiers),
  ],
  assessment: (assessment) => [
    line("Assessment", assessment.type),
    line("Status", assessment.status),
    day("Status date", assessment.statusDate),
    code("CMMC UID", assessment.cmmcUid),
    line("Score", assessment.score),
    line("Open requirements", openRequirements(assessment)),
    codes("CAGE codes covered", assessment.cages),
    line("Assessor", assessment.assessor),
    day("Full score expected on", assessment.fullScoreOn),
    ...moduleRows(assessment),
    ...endingRows(assessment),
  ],
  affirmation: ({ officialName, officialTitle, affirmedOn }) => [
    line("Affirming official", officialName),
    line("Title", officialTitle),
    day("Affirmed in SPRS on", affirmedOn),
  ],
  certification: (certificate) => [
    line("Standard", `${certificate.standard}:${certificate.edition}`),
    line("Certification body", certificate.body),
    code("Certificate number", certificate.number),
    line("Scope", certificate.scope),
    yesNo("Scope includes the system that holds CUI", certificate.coversCuiSystem),
    day("Issued on", certificate.issuedOn),
    day("Expires on", certificate.expiresOn),
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
export function listFactRows(fact: Fact): FactRow[] {
  // The kind chose the function, so content and function belong together.
  const rows = ROWS[fact.kind] as (content: FactContents[keyof FactContents]) => FactRow[];
  return rows(fact.content);
}

/** What a correction changed: rows whose words differ, with those of both versions. */
export type FactChange = { term: string; before: FactRow | null; after: FactRow | null };

/**
 * The difference between two versions of one fact, in the order of the rows.
 *
 * @returns empty when both say the same.
 */
export function compareFacts(before: Fact, after: Fact): FactChange[] {
  const former = listFactRows(before);
  const latter = listFactRows(after);
  const beforeOf = new Map(former.map((row) => [row.term, row]));
  const terms = new Set(latter.map(({ term }) => term));
  const changed = latter.flatMap((row) => {
    const old = beforeOf.get(row.term) ?? null;
    return old?.value === row.value ? [] : [{ term: row.term, before: old, after: row }];
  });
  const gone = former.filter(({ term }) => !terms.has(term));
  return [...changed, ...gone.map((row) => ({ term: row.term, before: row, after: null }))];
}
