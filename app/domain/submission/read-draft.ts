import { isSubmissionSection } from "#app/domain/questionnaire/sections.ts";
import type { DraftSection, DraftSections } from "./prepare.ts";

/** The sections of a draft as they were kept; what no section is any more is left out. */
export function readDraft(kept: Record<string, unknown> | null): DraftSections {
  const sections: DraftSections = {};
  for (const [name, section] of Object.entries(kept ?? {}))
    if (isSubmissionSection(name) && isDraftSection(section)) sections[name] = section;
  return sections;
}

function isDraftSection(kept: unknown): kept is DraftSection {
  return typeof kept === "object" && kept !== null && "values" in kept && "savedAt" in kept;
}
