import type {
  SubcontractCursor,
  SubcontractListAddress,
} from "#app/domain/posture/subcontract-list-address.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listSubcontracts, SUBCONTRACTS_PER_PAGE, type SubcontractPage } from "./list.server.ts";

/**
 * A page of the list; where nothing holds what is searched for, of what comes close to it.
 *
 * @returns the page with what it was narrowed by.
 */
export async function findSubcontracts(
  scope: Scope,
  filter: SubcontractListAddress,
  cursor: SubcontractCursor | null,
): Promise<SubcontractPage & { filter: SubcontractListAddress }> {
  const piece = { cursor, size: SUBCONTRACTS_PER_PAGE };
  const page = await listSubcontracts(scope, filter, piece);
  if (page.subcontracts.length > 0 || cursor || !filter.search || filter.isNear)
    return { ...page, filter };
  const near = { ...filter, isNear: true };
  const found = await listSubcontracts(scope, near, piece);
  return found.subcontracts.length > 0 ? { ...found, filter: near } : { ...page, filter };
}
