import { bringSheet } from "#app/commands/offline/bring-sheet.server.ts";
import { ANSWER_COLUMN, KEY_COLUMN, OFFLINE_COLUMNS } from "#app/domain/offline/write-sheets.ts";
import { asActor } from "#app/platform/db.server.ts";
import { readTable } from "#app/platform/read-table.server.ts";
import { writeXlsx } from "#app/platform/xlsx/write.server.ts";
import { getOfflineRequest } from "#app/queries/offline/brought.server.ts";
import { getOutgoingSheet } from "#app/queries/offline/sheet.server.ts";
import type { TestActor } from "./people.ts";

type Which = { supplierId: string; requestId: string };

/** The spreadsheet of a request as it comes back, with some answers typed in by the keys of its rows. */
export async function makeFilledSheet(
  manager: TestActor,
  which: Which,
  typed: Record<string, string>,
): Promise<Buffer> {
  const asked = await asActor(manager, (scope) => getOfflineRequest(scope, which));
  if (!asked) throw new Error("nothing is asked");
  const sent = await getOutgoingSheet(asked, { at: manager.at, returnTo: manager.personName });
  const table = await readTable(sent);
  if (!table.ok) throw new Error(String(table.reason));
  const rows = table.rows.map(({ cells }) => {
    const copy = OFFLINE_COLUMNS.map((_, index) => cells[index] ?? "");
    copy[ANSWER_COLUMN] = typed[copy[KEY_COLUMN] ?? ""] ?? copy[ANSWER_COLUMN] ?? "";
    return copy;
  });
  const columns = (rows[0] ?? []).map((header) => ({ header, width: 20 }));
  return writeXlsx([{ name: "Answers", columns, rows: rows.slice(1) }], manager.at);
}

/** What a shop writes into it that holds a Final Level 2 (C3PAO). */
export const FILLED_IN = {
  "organization.uei": "K7NQ4M2XWR91",
  "organization.address": "12 Mill Road, Dayton, OH 45402",
  "acknowledgement.accepts": "Yes",
  "assessment.cmmcType": "Level 2 (C3PAO)",
  "assessment.cmmcStatus": "Final",
  "assessment.cmmcStatusDate": "2026-09-01",
  "assessment.cmmcUid": "S200001234",
  "assessment.cmmcScore": "110",
  "assessment.cmmcAssessor": "Bluepoint Assessors",
  "assessment.dodType": "None",
  "affirmation.officialName": "Dana Reed",
  "affirmation.officialTitle": "Owner",
  "affirmation.affirmedOn": "2026-09-02",
};

/** Bring it as somebody of the prime does. @returns the id of the spreadsheet */
export async function bringFilled(
  manager: TestActor,
  which: Which,
  typed: Record<string, string> = FILLED_IN,
): Promise<string> {
  const bytes = await makeFilledSheet(manager, which, typed);
  const from = { sentBy: "Dana Reed", sentOn: manager.on };
  const file = { name: "answers.xlsx", bytes, isSaidToBe: false };
  const brought = await bringSheet(manager, which, from, file);
  if (!brought.ok) throw new Error(JSON.stringify(brought.reason));
  return brought.sheetId;
}
