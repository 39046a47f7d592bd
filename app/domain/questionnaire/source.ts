import type { QuestionnaireContent } from "#catalogs/index.ts";

/** A version of a questionnaire that can be sent. */
export type SourceQuestionnaire = {
  /** the id in the library, or of the prime’s own */
  questionnaire: string;
  version: number;
  content: QuestionnaireContent;
  /** SHA-256 of the content: names exactly these questions */
  contentHash: string;
  isOwn: boolean;
};

/** Why a supplier would get no questionnaire. */
export const SKIP_REASONS = ["not-joined", "open-already", "nothing-to-ask"] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** A questionnaire that the prime writes: what is in work, and what was published last. */
export type OwnQuestionnaire = {
  id: string;
  copiedFrom: string;
  draft: QuestionnaireContent;
  /** counts the changes */
  draftVersion: number;
  /** ISO instant, UTC */
  changedAt: string;
  changedByName: string;
  published: SourceQuestionnaire | null;
};
