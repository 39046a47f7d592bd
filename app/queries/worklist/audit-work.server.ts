import { type SQL, sql } from "drizzle-orm";
import { noteStateSql } from "#app/queries/audit/note.server.ts";
import { isOwnedBy } from "#app/queries/sql/work-owner.server.ts";
import { auditNotes, audits } from "#db/schema/audit.ts";
import { type Asked, isOfContract, rowsOf } from "./work-rows.server.ts";

const LONGEST_NOTE = 200;

export function notesToAnswer({ scope, filter }: Asked): SQL {
  return rowsOf(
    "note-to-answer",
    {
      id: sql`${auditNotes.id}`,
      until: sql`${audits.endsOn}`,
      since: sql`${auditNotes.writtenAt}`,
      subcontract: sql`${auditNotes.subcontractId}`,
      contract: sql`${auditNotes.contractId}`,
      ref: sql`${auditNotes.auditId}`,
      detail: sql`${auditNotes.writtenByName} || ': “' || left(${auditNotes.text}, ${sql.raw(String(LONGEST_NOTE))}) || '”'`,
    },
    sql`${auditNotes} join ${audits} on ${audits.id} = ${auditNotes.auditId}`,
    [
      sql`${audits.primeId} = ${scope.actor.organizationId}`,
      sql`${audits.closedAt} is null`,
      sql`${noteStateSql} = 'open'`,
      isOfContract(sql`${auditNotes.contractId}`, filter),
      isOwnedBy(scope, filter.owner, sql`${audits.createdBy}`),
    ],
  );
}
