import { EXPIRATION_WORDS } from "./kinds.ts";
import type { Expiration } from "./list.ts";

/** The columns of the file with their widths in characters, and of which column of the list each is. */
export const EXPIRATION_COLUMNS = [
  { header: "day", width: 12 },
  { header: "kind", width: 20, of: "kind" },
  { header: "what", width: 40, of: "meaning" },
  { header: "supplier", width: 34, of: "supplier" },
  { header: "subcontract", width: 18, of: "under" },
  { header: "contract", width: 20, of: "under" },
  { header: "meaning", width: 70, of: "meaning" },
  { header: "citation", width: 24, of: "meaning" },
];

/** A line of the file; a cell that says nothing is "". */
export function expirationLine({
  on,
  kind,
  what,
  supplier,
  subcontract,
  contract,
  meaning,
  citation,
}: Expiration): string[] {
  const names = [supplier, subcontract, contract].map((named) => named?.name ?? "");
  return [on, EXPIRATION_WORDS[kind], what, ...names, meaning, citation ?? ""];
}
