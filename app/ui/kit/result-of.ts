import type { SubmissionResult } from "@conform-to/react";

/** What a post answered, for the one of several forms on a page that was sent: it names its row. */
export function resultOf(
  lastResult: SubmissionResult | undefined,
  rowId: string,
  name = "noteId",
): SubmissionResult | undefined {
  return lastResult?.initialValue?.[name] === rowId ? lastResult : undefined;
}
