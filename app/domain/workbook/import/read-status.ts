import { cleanSearch } from "#app/domain/kernel/pasted-text.ts";
import type { WorkbookStatus } from "../answer.ts";

const WORDS: readonly [WorkbookStatus, readonly string[]][] = [
  [
    "met",
    [
      "met",
      "m",
      "yes",
      "y",
      "implemented",
      "fully implemented",
      "compliant",
      "satisfied",
      "pass",
      "passed",
      "complete",
      "completed",
      "in place",
      "inherited",
    ],
  ],
  [
    "not-met",
    [
      "not met",
      "nm",
      "no",
      "n",
      "not implemented",
      "non compliant",
      "noncompliant",
      "open",
      "other than satisfied",
      "fail",
      "failed",
      "planned",
      "in progress",
      "poa m",
      "poam",
    ],
  ],
  [
    "partial",
    [
      "partial",
      "partially",
      "partially met",
      "met in part",
      "in part",
      "partly met",
      "partially implemented",
      "partial credit",
      "partially compliant",
    ],
  ],
  ["not-applicable", ["n a", "na", "not applicable", "does not apply", "not relevant"]],
  ["enduring-exception", ["enduring exception", "exception"]],
  ["temporary-deficiency", ["temporary deficiency", "deficiency"]],
  ["dod-cio-adjudicated", ["decided by the dod cio", "dod cio adjudicated", "adjudicated"]],
];

const STATUSES = new Map(WORDS.flatMap(([status, words]) => words.map((word) => [word, status])));

/** Read a status as spreadsheets word it; null when it is none that we know. */
export function readStatus(typed: string): WorkbookStatus | null {
  const plain = cleanSearch(typed)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return STATUSES.get(plain) ?? null;
}
