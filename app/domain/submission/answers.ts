import type { z } from "zod";
import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { FORM_NAMES } from "#app/domain/kernel/form-names.ts";
import type { SubmissionSection } from "#app/domain/questionnaire/sections.ts";
import { type AcknowledgementAnswer, AcknowledgementForm } from "./acknowledgement-form.ts";
import { type AffirmationAnswer, affirmationForm } from "./affirmation-form.ts";
import { type AssessmentAnswer, assessmentForm } from "./assessment-form.ts";
import { type CertificationAnswer, certificationForm } from "./certification-form.ts";
import { type EvidenceAnswer, EvidenceForm } from "./evidence-form.ts";
import { type OrganizationAnswer, OrganizationForm } from "./organization-form.ts";
import { type SystemAnswer, systemForm } from "./system-form.ts";

/** What a form sent, as it is kept in a draft: text, or several texts under one name. */
export type SectionValues = Record<string, string | string[]>;

export type SectionAnswers = {
  organization: OrganizationAnswer;
  system: SystemAnswer;
  acknowledgement: AcknowledgementAnswer;
  assessment: AssessmentAnswer;
  affirmation: AffirmationAnswer;
  certification: CertificationAnswer;
  evidence: EvidenceAnswer;
};

/** What decides whether an answer is complete: the day, and the status that is required. */
export type FormContext = { on: CalendarDate; required: RequiredStatus | null };

type Forms = { [S in SubmissionSection]: (context: FormContext) => z.ZodType<SectionAnswers[S]> };

const FORMS: Forms = {
  organization: () => OrganizationForm,
  system: ({ on, required }) => systemForm({ on, needsPlan: required !== "Level 1 (Self)" }),
  acknowledgement: () => AcknowledgementForm,
  assessment: assessmentForm,
  affirmation: affirmationForm,
  certification: certificationForm,
  evidence: () => EvidenceForm,
};

/** The schema that a section's form must satisfy. */
export function sectionForm<S extends SubmissionSection>(section: S, context: FormContext) {
  return FORMS[section](context);
}

/**
 * Read a section as it was kept.
 *
 * @returns the answer, or null while something is missing or wrong.
 */
export function readSection<S extends SubmissionSection>(
  section: S,
  values: SectionValues,
  context: FormContext,
): SectionAnswers[S] | null {
  const given = Object.entries(values).filter(([, value]) => value !== "");
  const parsed = sectionForm(section, context).safeParse(Object.fromEntries(given));
  return parsed.success ? parsed.data : null;
}

/** Fields that never belong to an answer. */
const NOT_ANSWERS = new Set<string>(["intent", ...Object.values(FORM_NAMES)]);
const LONGEST_VALUE = 10_000;
const MOST_VALUES = 400;

/** What a posted form holds, kept as it was typed. Cut where no honest answer reaches. */
export function valuesOf(entries: Iterable<[string, unknown]>): SectionValues {
  const values: SectionValues = {};
  let count = 0;
  for (const [name, value] of entries) {
    if (typeof value !== "string" || NOT_ANSWERS.has(name) || count >= MOST_VALUES) continue;
    count += 1;
    const text = value.slice(0, LONGEST_VALUE);
    const before = values[name];
    values[name] = before === undefined ? text : [before, text].flat();
  }
  return values;
}
