import { randomUUID } from "node:crypto";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { safeFileName } from "#app/domain/kernel/file-name.ts";
import type { BroughtAnswer } from "#app/domain/offline/brought-form.ts";
import { findWhoseSheet } from "#app/domain/offline/mark.ts";
import { readOfflineAnswers } from "#app/domain/offline/read-answers.ts";
import { sha256Of } from "#app/platform/blob-store.server.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { readTableApart } from "#app/platform/file-inspector.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { getOfflineRequest, listBroughtSheets } from "#app/queries/offline/brought.server.ts";
import { findMadeForAsPrime } from "#app/queries/offline/made-for.server.ts";
import { broughtSheets } from "#db/schema/showing.ts";
import type { SentSheet, SheetRefusal } from "./take-sheet.server.ts";

type Outcome = { ok: true; sheetId: string } | { ok: false; reason: SheetRefusal };

/**
 * Bring a request's spreadsheet that a supplier sent back by email. It waits beside the answer: of a
 * supplier that has an account here, whoever prepares the answer takes it over; of one that has none, the
 * prime records what it says once it has looked at it.
 *
 * @see docs/decisions/0015-what-the-prime-recorded.md
 */
export async function bringSheet(
  actor: Actor,
  which: { supplierId: string; requestId: string },
  { sentBy, sentOn }: BroughtAnswer,
  file: SentSheet,
): Promise<Outcome> {
  const table = await readTableApart(actor.organizationId, file.bytes);
  if (!table.ok) return table;
  return asActor(actor, async (scope) => {
    await takeTurn(scope, `spreadsheet ${which.requestId}`);
    const request = await getOfflineRequest(scope, which);
    if (!request) return { ok: false, reason: "not-found" };
    const context = { on: actor.on, required: request.required };
    const asked = request.sections.map(({ section }) => section);
    const reading = readOfflineAnswers(table.rows, asked, context, request.sections);
    if (reading.rowCount === 0) return { ok: false, reason: "other-sheet" };
    const whose = findWhoseSheet(reading, request.id, file.isSaidToBe);
    if (whose === "unmarked") return { ok: false, reason: whose };
    if (whose !== "ours")
      return {
        ok: false,
        reason: { madeFor: await findMadeForAsPrime(scope, whose.otherRequestId) },
      };
    if (reading.answers.size === 0) return { ok: false, reason: "nothing-new" };
    const sha256 = sha256Of(file.bytes);
    const sheets = await listBroughtSheets(scope, request.id);
    const latest = sheets.find(({ isRecorded }) => !isRecorded);
    if (latest?.sha256 === sha256) return { ok: true, sheetId: latest.id };
    const fileName = safeFileName(file.name, { stem: "answers" });
    const isMarked = reading.requestIds.length > 0;
    const sheetId = randomUUID();
    await scope.tx.insert(broughtSheets).values({
      id: sheetId,
      broughtAt: actor.at,
      broughtBy: actor.personId,
      broughtByName: actor.personName,
      primeId: actor.organizationId,
      ...which,
      sentBy,
      sentOn,
      fileName,
      sha256,
      answers: Object.fromEntries(reading.answers),
      unchanged: Object.fromEntries(reading.unchanged),
      problems: reading.problems,
      isMarked,
      isRecorded: false,
    });
    await appendOversightEntry(
      scope,
      "sheet.brought",
      { supplierId: which.supplierId },
      {
        sheetId,
        requestId: which.requestId,
        fileName,
        sha256,
        sentBy,
        sentOn,
        problems: reading.problems.length,
        isMarked,
        isRecorded: false,
      },
    );
    return { ok: true, sheetId };
  });
}
