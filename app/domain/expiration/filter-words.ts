import { formatPiid } from "#app/domain/contract/piid.ts";
import { monthLabel } from "#app/domain/kernel/month-names.ts";
import { EXPIRATION_WORDS } from "./kinds.ts";
import type { ExpirationListAddress } from "./list-address.ts";

/** What the list of expirations is called that is narrowed to a month (`2027-03`) or to what is overdue. */
export function expirationListTitle(when: string | undefined): string {
  if (when === undefined) return "Expirations";
  return when === "overdue" ? "Overdue" : `Expirations in ${monthLabel(when)}`;
}

/**
 * What the list is narrowed to, in words: for its head on paper and for the file made of it.
 *
 * @param filter.contractPiid of the contract that it is narrowed to.
 */
export function sayExpirationFilter(
  filter: Partial<Omit<ExpirationListAddress, "after">> & { contractPiid?: string },
): string[] {
  const { kind, when, contractId, contractPiid, search, isMine } = filter;
  return [
    search && `holding “${search}”`,
    kind && EXPIRATION_WORDS[kind],
    when && expirationListTitle(when),
    contractId && `contract ${formatPiid(contractPiid ?? "")}`,
    isMine && "suppliers owned by the reader",
  ].flatMap((words) => words || []);
}
