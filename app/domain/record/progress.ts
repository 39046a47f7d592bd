/** The steps in which a record is built, with the per cent that are done when each begins. */
const STEPS = [
  { step: "waiting", from: 0, words: "Waiting for its turn" },
  { step: "reading", from: 10, words: "Reading what is recorded" },
  { step: "deciding", from: 30, words: "Deciding the verdicts" },
  { step: "timeline", from: 50, words: "Proving the timeline" },
  { step: "document", from: 80, words: "Writing the PDF" },
  { step: "sealing", from: 95, words: "Signing and sealing" },
] as const;
export type RecordStep = (typeof STEPS)[number]["step"];

/** Per cent that are done when a step begins. */
export function progressAt(step: RecordStep): number {
  return STEPS.find((one) => one.step === step)?.from ?? 0;
}

/** What is being done at a per cent. */
export function progressWords(progress: number): string {
  return STEPS.findLast(({ from }) => from <= progress)?.words ?? STEPS[0].words;
}
