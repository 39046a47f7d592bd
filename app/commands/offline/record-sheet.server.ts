import { randomUUID } from "node:crypto";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { recordShowingsIn } from "#app/commands/showing/record-showing.server.ts";
import { showingsOfSheet } from "#app/domain/showing/from-sheet.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { getOfflineRequest, listBroughtSheets } from "#app/queries/offline/brought.server.ts";
import { broughtSheets } from "#db/schema/showing.ts";

type Outcome = { ok: true } | { ok: false; reason: "not-found" | "has-account" };

/**
 * Record what a spreadsheet says that came through the link of a letter, for a supplier that has no account
 * here: as one is that was brought by hand, without attestation. What came stays as it came; that it was
 * recorded is a row of its own.
 *
 * @see docs/decisions/0015-what-the-prime-recorded.md
 */
export function recordSheet(
  actor: Actor,
  which: { supplierId: string; requestId: string },
  sheetId: string,
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    await takeTurn(scope, `spreadsheet ${which.requestId}`);
    const request = await getOfflineRequest(scope, which);
    const sheets = await listBroughtSheets(scope, which.requestId);
    const sheet = sheets.find(({ id, invitationId }) => id === sheetId && invitationId !== null);
    if (!request || !sheet) return { ok: false, reason: "not-found" };
    const { fileName, sha256, sentBy, sentOn, answers, problems } = sheet;
    if (sheets.some((one) => one.isRecorded && one.sha256 === sha256)) return { ok: true };
    if (request.isLinked) return { ok: false, reason: "has-account" };
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
      problems,
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
        isRecorded: true,
      },
    );
    const context = { on: actor.on, required: request.required };
    const { contents } = showingsOfSheet(answers, context, randomUUID);
    await recordShowingsIn(scope, which.supplierId, contents, {
      source: {
        shownBy: sentBy,
        shownByTitle: "",
        shownHow: "spreadsheet",
        shownOn: sentOn,
        note: `Read from ${fileName}, the spreadsheet of request ${request.subcontractNumber}, which came through the link of the letter to ${sentBy} without signing in (SHA-256 ${sha256}).`,
      },
    });
    return { ok: true };
  });
}
