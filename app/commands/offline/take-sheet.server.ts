import { holdDraft } from "#app/commands/submission/hold-draft.server.ts";
import { keepSections } from "#app/commands/submission/keep-sections.server.ts";
import { safeFileName } from "#app/domain/kernel/file-name.ts";
import { fillFromSheet } from "#app/domain/offline/fill.ts";
import { findWhoseSheet } from "#app/domain/offline/mark.ts";
import { type OfflineReading, readOfflineAnswers } from "#app/domain/offline/read-answers.ts";
import type { MadeFor } from "#app/domain/offline/why-not-read.ts";
import type { DraftSections } from "#app/domain/submission/prepare.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { readTableApart } from "#app/platform/file-inspector.server.ts";
import type { TableRefusal } from "#app/platform/read-table.server.ts";
import {
  answersOfSheet,
  listBroughtSheets,
  unchangedOfSheet,
} from "#app/queries/offline/brought.server.ts";
import { findMadeForAsSupplier } from "#app/queries/offline/made-for.server.ts";
import { getRequestFile, type RequestFile } from "#app/queries/request/request.server.ts";

export type SheetRefusal =
  | "not-found"
  | "other-sheet"
  /** it lost its mark, and nobody said that it is this request's */
  | "unmarked"
  /** it was made for another request, which is named where whoever brings it may know it */
  | { madeFor: MadeFor }
  | "nothing-new"
  | "busy"
  | "too-heavy"
  | TableRefusal;
type Outcome = { ok: true } | { ok: false; reason: SheetRefusal };

/** A file as it was chosen, and whether its sender said of one without a mark that it is this request's. */
export type SentSheet = { name: string; bytes: Buffer; isSaidToBe: boolean };

/**
 * Fill in an answer in preparation from a request's spreadsheet that came back. Nothing is confirmed by
 * it: each section is looked at and saved here.
 */
export async function takeSheet(
  actor: Actor,
  requestId: string,
  file: SentSheet,
): Promise<Outcome> {
  const table = await readTableApart(actor.organizationId, file.bytes);
  if (!table.ok) return table;
  return asActor(actor, async (scope) => {
    await holdDraft(scope, requestId);
    const found = await getRequestFile(scope, requestId);
    if (!found || found.request.isWithdrawn) return { ok: false, reason: "not-found" };
    const { request, preparation } = found;
    const reading = readOfflineAnswers(
      table.rows,
      preparation.sections.map(({ section }) => section),
      { on: request.latestOn, required: request.required },
    );
    if (reading.rowCount === 0) return { ok: false, reason: "other-sheet" };
    const whose = findWhoseSheet(reading, requestId, file.isSaidToBe);
    if (whose === "unmarked") return { ok: false, reason: whose };
    if (whose !== "ours")
      return {
        ok: false,
        reason: { madeFor: await findMadeForAsSupplier(scope, whose.otherRequestId) },
      };
    const fileName = safeFileName(file.name, { stem: "answers" });
    return fillDraft(scope, found, reading, fileName);
  });
}

/**
 * The same from a spreadsheet that came back to the prime: it was read there, and whoever prepares the
 * answer takes it over.
 */
export function takeBroughtSheet(
  actor: Actor,
  { requestId, sheetId }: { requestId: string; sheetId: string },
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    await holdDraft(scope, requestId);
    const [found, sheets] = await Promise.all([
      getRequestFile(scope, requestId),
      listBroughtSheets(scope, requestId),
    ]);
    const sheet = sheets.find(({ id }) => id === sheetId);
    if (!found || found.request.isWithdrawn || !sheet) return { ok: false, reason: "not-found" };
    const { problems, fileName } = sheet;
    const reading = {
      answers: answersOfSheet(sheet),
      unchanged: unchangedOfSheet(sheet),
      problems,
    };
    return fillDraft(scope, found, reading, fileName);
  });
}

async function fillDraft(
  scope: Scope,
  { request, preparation }: RequestFile,
  reading: Pick<OfflineReading, "answers" | "unchanged" | "problems">,
  fileName: string,
): Promise<Outcome> {
  const { actor } = scope;
  const readAt = actor.at.toISOString();
  const sections: DraftSections = {};
  for (const { section, values, draft } of preparation.sections) {
    const filled = fillFromSheet({ section, values, isTyped: draft !== null }, reading);
    if (!filled) continue;
    sections[section] = {
      values: filled.values,
      isConfirmed: false,
      savedAt: readAt,
      savedBy: actor.personName,
      fromSheet: { readAt, fileName, ...filled.note },
    };
  }
  if (Object.keys(sections).length === 0) return { ok: false, reason: "nothing-new" };
  await keepSections(scope, request.id, sections);
  return { ok: true };
}
