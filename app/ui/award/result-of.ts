import type { SubmissionResult } from "@conform-to/react";

/** The result of the last post, for the one form of the page that was posted. */
export function resultOf(
  lastResult: SubmissionResult | undefined,
  intent: string,
): SubmissionResult | undefined {
  return lastResult?.initialValue?.intent === intent ? lastResult : undefined;
}
