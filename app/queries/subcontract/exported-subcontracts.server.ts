import type { ExportedSubcontract } from "#app/domain/posture/subcontract-export.ts";
import type { SubcontractCursor } from "#app/domain/posture/subcontract-list-address.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listSubcontractDetails, listSubcontracts, type SubcontractFilter } from "./list.server.ts";

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
    const piece: Piece = await read((scope) => readPiece(scope, filter, from));
    yield piece.subcontracts;
    cursor = piece.next;
  } while (cursor);
}

type Piece = { subcontracts: ExportedSubcontract[]; next: SubcontractCursor | null };

async function readPiece(
  scope: Scope,
  filter: SubcontractFilter,
  cursor: SubcontractCursor | null,
): Promise<Piece> {
  const page = await listSubcontracts(scope, filter, { cursor, size: SUBCONTRACTS_PER_PIECE });
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
