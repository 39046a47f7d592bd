/** What is checked, in this order. */
export const CHECKS = {
  members: "Every fixed part is there, and nothing in the package is a trap",
  signature: "The list of parts was signed by the prime's key and not changed since",
  files: "Every part is the one that was listed",
  canonical: "The record is in its canonical form, so that its hash names its content",
  form: "The record says everything that its form asks for",
  references: "Everything that the record names stands in it",
  facts: "Every fact is what its hash names, and the signed attestations cover the facts they name",
  evidence: "Every evidence file that the record names is there",
  inclusion: "Every entry of the timeline stands in the prime's log",
  anchors: "What the record tells is what the log said when it happened, and nothing is left out",
  checkpoint: "The root of the log was signed by the prime's key",
  growth: "The log only grew since the record that this one supersedes",
  timestamp: "An authority for time says when the list of parts was there",
  package: "The package is the one that was built",
} as const;
export type CheckId = keyof typeof CHECKS;

/**
 * What came of a check. A remark does not touch what the record says; what was not checked rests on
 * something that could not be read.
 */
export type CheckOutcome = "holds" | "remark" | "failed" | "not-checked";

/** One thing that was checked, in plain words. */
export type Check = {
  id: CheckId;
  /** what is established when it holds */
  title: string;
  outcome: CheckOutcome;
  /** whether it holds, with a remark or without */
  isOk: boolean;
  /** what was found: counts when it holds, else what is wrong, each problem a sentence */
  detail: string;
};

/** Thrown inside a check to say what failed, each problem a sentence; never leaves the verifier. */
export class Failed extends Error {
  readonly problems: readonly string[];

  constructor(problems: string | readonly string[]) {
    const list = typeof problems === "string" ? [problems] : problems;
    super(list.join(" "));
    this.problems = list;
  }
}

/** Thrown inside a check that holds all the same, to say what a person should know. */
export class Remark extends Error {}

/**
 * Run every part of a check, so that all that is wrong is said at once.
 *
 * @throws Failed with the problems of all parts that failed, in their order.
 */
export async function everyPart(parts: Iterable<() => void | Promise<void>>): Promise<void> {
  const problems: string[] = [];
  for (const part of parts)
    try {
      await part();
    } catch (error) {
      problems.push(...problemsOf(error));
    }
  if (problems.length > 0) throw new Failed(problems);
}

/** What an error of a check says: also one that was not thrown by it, such as of a damaged ZIP. */
export function problemsOf(error: unknown): readonly string[] {
  if (error instanceof Failed) return error.problems;
  return [error instanceof Error ? error.message : String(error)];
}
