import { writeCsv } from "#app/domain/kernel/csv.ts";
import { EXPIRATION_WORDS } from "./kinds.ts";
import type { Expiration } from "./list.ts";

const HEADER = [
  "day",
  "kind",
  "what",
  "supplier",
  "subcontract",
  "contract",
  "meaning",
  "citation",
];

/** A list of expirations as CSV. */
export function writeExpirationExport(expirations: readonly Expiration[]): string {
  return writeCsv([HEADER, ...expirations.map(line)]);
}

function line({ on, kind, what, supplier, subcontract, contract, meaning, citation }: Expiration) {
  const names = [supplier, subcontract, contract].map((named) => named?.name ?? null);
  return [on, EXPIRATION_WORDS[kind], what, ...names, meaning, citation];
}
