import { formatDate } from "#app/domain/kernel/calendar-date.ts";
import { writeOfflineSheets } from "#app/domain/offline/write-sheets.ts";
import { writeXlsx } from "#app/platform/xlsx/write.server.ts";
import type { RequestFile } from "#app/queries/request/request.server.ts";

/** A request as a spreadsheet, with what its sections show filled in. */
export function getOfflineSheet(
  { request, preparation }: Pick<RequestFile, "request" | "preparation">,
  at: Date,
): Promise<Buffer> {
  const { primeName, subcontractNumber, required, why, clauses } = request;
  const dueOn = formatDate(request.dueOn);
  return writeXlsx(
    writeOfflineSheets(
      { primeName, subcontractNumber, required, why, clauses, dueOn },
      preparation.sections,
    ),
    at,
  );
}
