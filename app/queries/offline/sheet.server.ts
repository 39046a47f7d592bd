import { formatDate } from "#app/domain/kernel/calendar-date.ts";
import { writeOfflineSheets } from "#app/domain/offline/write-sheets.ts";
import { writeXlsx } from "#app/platform/xlsx/write.server.ts";
import type { RequestFile } from "#app/queries/request/request.server.ts";
import type { OfflineRequest } from "./brought.server.ts";

/** A request as a spreadsheet, with what its sections show filled in. */
export function getOfflineSheet(
  { request, preparation }: Pick<RequestFile, "request" | "preparation">,
  at: Date,
): Promise<Buffer> {
  const { id, primeName, subcontractNumber, required, why, clauses } = request;
  const dueOn = formatDate(request.dueOn);
  return writeXlsx(
    writeOfflineSheets(
      { id, primeName, subcontractNumber, required, why, clauses, dueOn },
      preparation.sections,
    ),
    at,
  );
}

/** The same as its prime sends it out by email, with what the prime knows filled in. */
export function getOutgoingSheet(
  { id, primeName, subcontractNumber, required, why, clauses, dueOn, sections }: OfflineRequest,
  { at, returnTo }: { at: Date; returnTo: string },
): Promise<Buffer> {
  const request = {
    id,
    primeName,
    subcontractNumber,
    required,
    why,
    clauses,
    dueOn: formatDate(dueOn),
    returnTo,
  };
  return writeXlsx(writeOfflineSheets(request, sections), at);
}
