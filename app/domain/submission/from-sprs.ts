import type { SubmissionSection } from "#app/domain/questionnaire/sections.ts";
import type { SprsField, SprsReading, Unread } from "#app/domain/sprs/summary.ts";
import type { SectionValues } from "./answers.ts";

/** What was filled in from a page of SPRS, as the draft keeps it until the section is saved. */
export type SprsNote = {
  /** ISO instant, UTC */
  readAt: string;
  /** null where the text was pasted */
  fileName: string | null;
  filled: SprsField[];
  /** what somebody had typed otherwise and was left, with what SPRS shows */
  kept: { field: SprsField; yours: string; shown: string }[];
  unread: Unread[];
};

/** Which fields a page of SPRS can fill in, by section. */
const FIELDS: Partial<Record<SubmissionSection, readonly SprsField[]>> = {
  organization: ["legalName", "uei", "cages"],
  system: ["cages", "planName", "planVersion", "planDate"],
  assessment: [
    "cmmcType",
    "cmmcStatus",
    "cmmcStatusDate",
    "cmmcUid",
    "cmmcScore",
    "cmmcAssessor",
    "dodType",
    "dodDate",
    "dodScore",
    "dodFullScoreOn",
  ],
  affirmation: ["officialName", "officialTitle", "affirmedOn"],
};

/**
 * What a page of SPRS does to a section. What was told before gives way to what SPRS shows; what
 * somebody typed for this answer is left, and the difference is told.
 *
 * @param section.isTyped whether the values were typed for this answer.
 * @returns null where the page says nothing about it.
 * @throws never
 */
export function fillFromSprs(
  section: { section: SubmissionSection; values: SectionValues; isTyped: boolean },
  reading: SprsReading,
): { values: SectionValues; note: Pick<SprsNote, "filled" | "kept" | "unread"> } | null {
  const fields = FIELDS[section.section] ?? [];
  const values = { ...section.values };
  const filled: SprsField[] = [];
  const kept: SprsNote["kept"] = [];
  for (const field of fields) {
    const shown = reading.values[field];
    if (shown === undefined) continue;
    const yours = String(values[field] ?? "");
    if (isSame(yours, shown)) continue;
    if (section.isTyped && yours !== "") kept.push({ field, yours, shown });
    else {
      values[field] = shown;
      filled.push(field);
    }
  }
  const unread = reading.unread.filter(({ field }) => fields.includes(field));
  if (filled.length + kept.length + unread.length === 0) return null;
  return { values, note: { filled, kept, unread } };
}

/** Lists of codes are the same in any order. */
function isSame(yours: string, shown: string): boolean {
  const plain = (text: string) =>
    text
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter(Boolean)
      .sort()
      .join(" ");
  return plain(yours) === plain(shown);
}
