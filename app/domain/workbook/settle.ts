import { isSameAnswer, NO_ANSWER, type WorkbookAnswer } from "./answer.ts";

/** One answer as it stands, with its version and who gave it; version 0 is none. */
export type StandingAnswer = {
  requirement: string;
  version: number;
  answer: WorkbookAnswer;
  answeredBy: string;
  /** ISO instant, UTC */
  answeredAt: string;
};

/** One answer as somebody posts it. */
export type PostedAnswer = {
  requirement: string;
  answer: WorkbookAnswer;
  /** the version that they read; 0 when there was none */
  readVersion: number;
  /** what that version said */
  read: WorkbookAnswer;
};

export type SettledAnswers = {
  /** to be kept, each as the version after the one it was read at */
  changed: { requirement: string; version: number; answer: WorkbookAnswer }[];
  /** changed by somebody else meanwhile: neither is lost, the person chooses */
  stale: { posted: PostedAnswer; standing: StandingAnswer }[];
};

/**
 * Which posted answers to keep. What was not changed from what was read is left alone, so that two
 * people in one form lose nothing of each other's; where both changed the same answer, nothing is kept.
 *
 * @param standing what stands now, by requirement; absent where nothing does.
 * @throws never
 */
export function settleAnswers(
  posted: readonly PostedAnswer[],
  standing: ReadonlyMap<string, StandingAnswer>,
): SettledAnswers {
  const settled: SettledAnswers = { changed: [], stale: [] };
  for (const one of posted) {
    const { requirement, answer, readVersion } = one;
    const now = standing.get(requirement);
    const isUnchanged = isSameAnswer(answer, one.read);
    if (isUnchanged || isSameAnswer(answer, now?.answer ?? NO_ANSWER)) continue;
    if (now && now.version !== readVersion) settled.stale.push({ posted: one, standing: now });
    else settled.changed.push({ requirement, version: readVersion + 1, answer });
  }
  return settled;
}
