import { formatPiid } from "#app/domain/contract/piid.ts";

/** What was just done, by the word in the address. */
export const RETENTION_NOTICES: Readonly<Record<string, string>> = {
  period: "The period is set. Every date below counts with it.",
  placed: "The legal hold is placed. Nothing it is about can be disposed of until it is released.",
  released: "The legal hold is released. It stays in the history.",
  disposed: "The files are disposed of. Their names and hashes stay.",
  "disposed-before": "These files had been disposed of before. Nothing was done again.",
};

const NOT_DISPOSED = {
  held: "under legal hold",
  "not-yet": "not kept long enough yet",
};

/** Why nothing was disposed of: one file that may not be is enough. */
export function refuseDisposal(reason: keyof typeof NOT_DISPOSED, files: readonly string[]) {
  return `Nothing was disposed of: ${files.join(", ")} ${files.length === 1 ? "is" : "are"} ${NOT_DISPOSED[reason]}.`;
}

/** What a legal hold is about, in words that end a title: `contract W58RGZ-24-C-0042`. */
export function sayHeld(hold: {
  contract: { piid: string } | null;
  supplier: { legalName: string } | null;
}): string {
  if (hold.contract) return `contract ${formatPiid(hold.contract.piid)}`;
  return hold.supplier?.legalName ?? "everything";
}
