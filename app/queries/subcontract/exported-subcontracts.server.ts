import type { ExportedSubcontract } from "#app/domain/posture/subcontract-export.ts";
import type { SubcontractCursor } from "#app/domain/posture/subcontract-list-address.ts";
import type { Scope } from "#app/platform/db.server.ts";
import {
  listSubcontractDetails,
  listSubcontracts,
  type SubcontractDetail,
  type SubcontractFilter,
  type SubcontractListItem,
} from "./list.server.ts";

const SUBCONTRACTS_PER_PIECE = 500;

/**
 * Everything of a list, for a file, a piece at a time: the next is read when it is asked for.
 *
 * @param read reads in a transaction of its own, so that none stays open while a file is sent.
 */
export async function* exportSubcontracts(
  read: <T>(work: (scope: Scope) => Promise<T>) => Promise<T>,
  filter: SubcontractFilter,
): AsyncGenerator<ExportedSubcontract[]> {
  let cursor: SubcontractCursor | null = null;
  do {
    const from: SubcontractCursor | null = cursor;
    const piece: Piece = await read((scope) =>
      readDetailedSubcontracts(scope, filter, { cursor: from, size: SUBCONTRACTS_PER_PIECE }),
    );
    yield piece.subcontracts;
    cursor = piece.next;
  } while (cursor);
}

/** A subcontract of a list with everything that is told of it outside of a page. */
export type DetailedSubcontract = SubcontractListItem & SubcontractDetail;

type Piece = { subcontracts: DetailedSubcontract[]; next: SubcontractCursor | null };

/** A piece of a list with every reason, and where the next begins; null after the last. */
export async function readDetailedSubcontracts(
  scope: Scope,
  filter: SubcontractFilter,
  piece: { cursor: SubcontractCursor | null; size: number },
): Promise<Piece> {
  const page = await listSubcontracts(scope, filter, piece);
  const details = await listSubcontractDetails(
    scope,
    page.subcontracts.map(({ id }) => id),
  );
  const subcontracts = page.subcontracts.flatMap((row) => {
    const detail = details.get(row.id);
    return detail ? [{ ...row, ...detail }] : [];
  });
  return { subcontracts, next: page.next };
}
