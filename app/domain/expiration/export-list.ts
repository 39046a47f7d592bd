import { EXPIRATION_WORDS } from "./kinds.ts";
import type { Expiration } from "./list.ts";

/** The first line of a list of expirations as a file. */
export const EXPIRATION_COLUMNS = [
  "day",
  "kind",
  "what",
  "supplier",
  "subcontract",
  "contract",
  "meaning",
  "citation",
];

/** A line of the file. */
export function expirationLine({
  on,
  kind,
  what,
  supplier,
  subcontract,
  contract,
  meaning,
  citation,
}: Expiration) {
  const names = [supplier, subcontract, contract].map((named) => named?.name ?? null);
  return [on, EXPIRATION_WORDS[kind], what, ...names, meaning, citation];
}
