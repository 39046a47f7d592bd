import type { SubmissionSection } from "#app/domain/questionnaire/sections.ts";
import type { SectionValues } from "#app/domain/submission/answers.ts";
import type { OfflineNote } from "#app/domain/submission/sheet-note.ts";
import { OFFLINE_QUESTIONS } from "./questions.ts";
import type { OfflineReading } from "./read-answers.ts";

/**
 * What a spreadsheet does to a section: it fills in what nobody typed here. Where somebody did, theirs
 * is left and the difference is told. What stands in it as it was sent out is told as that.
 *
 * @param standing.isTyped whether the values were typed for this answer.
 * @returns null where it says nothing new about it.
 * @throws never
 */
export function fillFromSheet(
  standing: { section: SubmissionSection; values: SectionValues; isTyped: boolean },
  reading: Pick<OfflineReading, "answers" | "unchanged" | "problems">,
): { values: SectionValues; note: Omit<OfflineNote, "readAt" | "fileName"> } | null {
  const { section, isTyped } = standing;
  const values = { ...standing.values };
  const kept: OfflineNote["kept"] = [];
  let filled = 0;
  for (const [field, value] of Object.entries(reading.answers.get(section) ?? {})) {
    const yours = textOf(values[field]);
    if (yours === textOf(value)) continue;
    if (isTyped && yours !== "")
      kept.push({ label: labelOf(section, field), yours, theirs: textOf(value) });
    else {
      values[field] = value;
      filled += 1;
    }
  }
  const problems = reading.problems.filter((problem) => problem.section === section);
  if (filled + kept.length + problems.length === 0) return null;
  const unchanged = listUnchanged(section, reading.unchanged);
  return { values, note: { filled, kept, problems, unchanged } };
}

/**
 * Whether a spreadsheet fills in anything that stands empty, or otherwise where nobody typed, in some
 * sections.
 */
export function saysMore(
  sections: readonly { section: SubmissionSection; values: SectionValues; draft: unknown }[],
  answers: OfflineReading["answers"],
): boolean {
  return sections.some(({ section, values, draft }) => {
    const standing = { section, values, isTyped: draft !== null };
    return (
      (fillFromSheet(standing, { answers, unchanged: new Map(), problems: [] })?.note.filled ?? 0) >
      0
    );
  });
}

/** What stands in a section of a spreadsheet as it was sent out, in words. */
export function listUnchanged(
  section: SubmissionSection,
  unchanged: OfflineReading["unchanged"],
): { label: string; value: string }[] {
  const values = unchanged.get(section) ?? {};
  // In the order of the questions: what comes out of the database has lost its own.
  return OFFLINE_QUESTIONS.filter((one) => one.section === section && one.field in values).map(
    ({ field, label }) => ({ label, value: wordOf(section, field, textOf(values[field])) }),
  );
}

/** The same of all its sections. */
export function listAllUnchanged(unchanged: OfflineReading["unchanged"]) {
  return [...unchanged.keys()].flatMap((section) => listUnchanged(section, unchanged));
}

function wordOf(section: SubmissionSection, field: string, value: string): string {
  const options = questionOf(section, field)?.options ?? [];
  return options.find((option) => option.value === value)?.label ?? value;
}

function textOf(value: string | string[] | undefined): string {
  return [value ?? ""].flat().join(", ");
}

function labelOf(section: SubmissionSection, field: string): string {
  return questionOf(section, field)?.label ?? field;
}

function questionOf(section: SubmissionSection, field: string) {
  return OFFLINE_QUESTIONS.find((one) => one.section === section && one.field === field);
}
