import { randomUUID } from "node:crypto";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { recordShowingsIn } from "#app/commands/showing/record-showing.server.ts";
import { listAllUnchanged } from "#app/domain/offline/fill.ts";
import { showingsOfSheet, withUnchanged } from "#app/domain/showing/from-sheet.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import {
  type BroughtSheet,
  getOfflineRequest,
  listBroughtSheets,
  unchangedOfSheet,
} from "#app/queries/offline/brought.server.ts";
import { broughtSheets } from "#db/schema/showing.ts";

type Outcome = { ok: true } | { ok: false; reason: "not-found" | "has-account" };

/**
 * Record what a spreadsheet says that came back from a supplier that has no account here, without
 * attestation. What came stays as it came; that it was recorded is a row of its own.
 *
 * @param isConfirmed whether what stands in it as the portal had filled it in was confirmed. Otherwise
 *   nothing of that is recorded as the supplier's word.
 * @see docs/decisions/0015-what-the-prime-recorded.md
 */
export function recordSheet(
  actor: Actor,
  which: { supplierId: string; requestId: string },
  { sheetId, isConfirmed }: { sheetId: string; isConfirmed: boolean },
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    await takeTurn(scope, `spreadsheet ${which.requestId}`);
    const request = await getOfflineRequest(scope, which);
    const sheets = await listBroughtSheets(scope, which.requestId);
    const sheet = sheets.find(({ id, isRecorded }) => id === sheetId && !isRecorded);
    if (!request || !sheet) return { ok: false, reason: "not-found" };
    const { fileName, sha256, sentBy, sentOn, answers, problems, isMarked } = sheet;
    if (sheets.some((one) => one.isRecorded && one.sha256 === sha256)) return { ok: true };
    if (request.isLinked) return { ok: false, reason: "has-account" };
    const unchanged = isConfirmed ? sheet.unchanged : {};
    const recordedId = randomUUID();
    await scope.tx.insert(broughtSheets).values({
      id: recordedId,
      broughtAt: actor.at,
      broughtBy: actor.personId,
      broughtByName: actor.personName,
      primeId: actor.organizationId,
      ...which,
      sentBy,
      sentOn,
      fileName,
      sha256,
      answers,
      unchanged,
      problems,
      isMarked,
      isRecorded: true,
    });
    await appendOversightEntry(
      scope,
      "sheet.brought",
      { supplierId: which.supplierId },
      {
        sheetId: recordedId,
        requestId: which.requestId,
        fileName,
        sha256,
        sentBy,
        sentOn,
        problems: problems.length,
        isMarked,
        isConfirmed,
        isRecorded: true,
      },
    );
    const context = { on: actor.on, required: request.required };
    const said = withUnchanged({ answers, unchanged });
    const { contents } = showingsOfSheet(said, context, randomUUID);
    await recordShowingsIn(scope, which.supplierId, contents, {
      source: {
        shownBy: sentBy,
        shownByTitle: "",
        shownHow: "spreadsheet",
        shownOn: sentOn,
        note: noteOf(sheet, request.subcontractNumber, isConfirmed ? actor.personName : null),
      },
    });
    return { ok: true };
  });
}

/** Where it came from, and what of it nobody answered. @param confirmedBy null where nobody did. */
function noteOf(sheet: BroughtSheet, number: string, confirmedBy: string | null): string {
  const { fileName, sha256, sentBy, invitationId } = sheet;
  const came = invitationId
    ? `, which came through the link of the letter to ${sentBy} without signing in`
    : "";
  const labels = listAllUnchanged(unchangedOfSheet(sheet)).map(({ label }) => label);
  return [
    `Read from ${fileName}, the spreadsheet of request ${number}${came} (SHA-256 ${sha256}).`,
    ...(confirmedBy && labels.length > 0
      ? [
          `As the portal had filled it in, not changed by ${sentBy}, and confirmed by ${confirmedBy}: ${labels.join("; ")}.`,
        ]
      : []),
  ].join(" ");
}
