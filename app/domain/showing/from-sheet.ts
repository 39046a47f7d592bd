import { SUBMISSION_SECTIONS, type SubmissionSection } from "#app/domain/questionnaire/sections.ts";
import {
  type FormContext,
  readSection,
  type SectionAnswers,
  type SectionValues,
} from "#app/domain/submission/answers.ts";
import { cmmcContent, dodContent } from "#app/domain/submission/assessment-content.ts";
import { certificationContent } from "#app/domain/submission/plan.ts";
import type { ShowingContent } from "./showing-form.ts";

/** The sections of a spreadsheet that a prime can record; an acknowledgement is the supplier's own act. */
const RECORDED = ["organization", "system", "assessment", "affirmation", "certification"] as const;
type Recorded = (typeof RECORDED)[number];

export type SheetShowings = {
  contents: (ShowingContent & { lineageId: string })[];
  /** what was answered and cannot be recorded, because something of it is missing or wrong */
  incomplete: Recorded[];
};

/**
 * What a spreadsheet says that came back from a supplier who signs nowhere, as contents that its prime
 * records without attestation. Only sections that are answered whole are taken.
 *
 * @param newId makes the lineages.
 * @throws never
 */
export function showingsOfSheet(
  answers: Partial<Record<SubmissionSection, SectionValues>>,
  context: FormContext,
  newId: () => string,
): SheetShowings {
  const read: Partial<SectionAnswers> = {};
  const incomplete: Recorded[] = [];
  for (const section of RECORDED) {
    const values = answers[section];
    if (!values) continue;
    const answer = readSection(section, values, context);
    if (answer === null) incomplete.push(section);
    else Object.assign(read, { [section]: answer });
  }
  return { contents: contentsOf(read, newId), incomplete };
}

/**
 * What was answered, with what stands beside it in the same section as it was filled in before the
 * spreadsheet went out. A section of which nothing was answered stays away.
 */
export function withUnchanged({
  answers,
  unchanged,
}: {
  answers: Partial<Record<SubmissionSection, SectionValues>>;
  unchanged: Partial<Record<SubmissionSection, SectionValues>>;
}): Partial<Record<SubmissionSection, SectionValues>> {
  return Object.fromEntries(
    SUBMISSION_SECTIONS.flatMap((section) =>
      answers[section] ? [[section, { ...unchanged[section], ...answers[section] }]] : [],
    ),
  );
}

function contentsOf(
  { organization, system, assessment, affirmation, certification }: Partial<SectionAnswers>,
  newId: () => string,
): SheetShowings["contents"] {
  const contents: SheetShowings["contents"] = [];
  const ids = { system: newId(), cmmc: newId() };
  if (organization) {
    const { employees = null, ...rest } = organization;
    const content = { ...rest, employees };
    contents.push({ kind: "organization-profile", content, lineageId: newId() });
  }
  if (system) {
    const { systemLineageId: _, planDate = null, ...rest } = system;
    const content = { ...rest, planDate };
    contents.push({ kind: "information-system", content, lineageId: ids.system });
  }
  const scope = { systemLineageId: ids.system, cages: system?.cages ?? [] };
  const dod = assessment && dodContent(assessment, scope);
  const cmmc = assessment && cmmcContent(assessment, scope);
  if (dod) contents.push({ kind: "assessment", content: dod, lineageId: newId() });
  if (cmmc) contents.push({ kind: "assessment", content: cmmc, lineageId: ids.cmmc });
  if (cmmc && affirmation?.affirmedOn) {
    const { officialName, officialTitle, affirmedOn } = affirmation;
    const content = { assessmentLineageId: ids.cmmc, officialName, officialTitle, affirmedOn };
    contents.push({ kind: "affirmation", content, lineageId: newId() });
  }
  if (certification?.hasCertificate === "yes")
    contents.push({
      kind: "certification",
      content: certificationContent(certification),
      lineageId: newId(),
    });
  return contents;
}
