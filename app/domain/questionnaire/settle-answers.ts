import { type ContentAnswer, isSameContentAnswer } from "./content-answer.ts";

/** One answer as it stands, with its version and who gave it; version 0 is none. */
export type StandingContentAnswer = {
  question: string;
  version: number;
  answer: ContentAnswer;
  answeredBy: string;
  /** ISO instant, UTC */
  answeredAt: string;
};

/** One answer as somebody posts it. */
export type PostedContentAnswer = {
  question: string;
  answer: ContentAnswer;
  /** the version that they read; 0 when there was none */
  readVersion: number;
  /** what that version said; absent when there was none */
  read: ContentAnswer | undefined;
};

export type SettledContentAnswers = {
  /** to be kept, each as the version after the one it was read at */
  changed: { question: string; version: number; answer: ContentAnswer }[];
  /** what somebody else said meanwhile: neither is lost, the person chooses */
  stale: StandingContentAnswer[];
};

/**
 * Which posted answers to keep. What was not changed from what was read is left alone, so that two
 * people in one section lose nothing of each other's.
 *
 * @param standing what stands now, by question; absent where nothing does.
 * @throws never
 */
export function settleContentAnswers(
  posted: readonly PostedContentAnswer[],
  standing: ReadonlyMap<string, StandingContentAnswer>,
): SettledContentAnswers {
  const settled: SettledContentAnswers = { changed: [], stale: [] };
  for (const { question, answer, readVersion, read } of posted) {
    const now = standing.get(question);
    if (isSameContentAnswer(answer, read) || isSameContentAnswer(answer, now?.answer)) continue;
    if (now && now.version !== readVersion) settled.stale.push(now);
    else settled.changed.push({ question, version: readVersion + 1, answer });
  }
  return settled;
}
