import type { QuestionnaireContent } from "#catalogs/index.ts";

/** A questionnaire that can be sent: one of the library. */
export type SourceQuestionnaire = {
  /** the id in the library */
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
