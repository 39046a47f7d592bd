import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { invitedActor } from "#app/commands/invitation/tell-of-joining.server.ts";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry, holdLog } from "#app/commands/log/append-entry.server.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { safeFileName } from "#app/domain/kernel/file-name.ts";
import { NOBODY_ID } from "#app/domain/log/entry.ts";
import { findWhoseSheet } from "#app/domain/offline/mark.ts";
import { type OfflineReading, readOfflineAnswers } from "#app/domain/offline/read-answers.ts";
import { invitationStandingOf } from "#app/domain/person/invitation-form.ts";
import { paths } from "#app/paths.ts";
import { sha256Of } from "#app/platform/blob-store.server.ts";
import { asSystemOnce, type Scope } from "#app/platform/db.server.ts";
import { readTableApart } from "#app/platform/file-inspector.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import type { OpenedInvitation } from "#app/queries/invitation/invitation.server.ts";
import {
  getOfflineRequest,
  listBroughtSheets,
  type OfflineRequest,
} from "#app/queries/offline/brought.server.ts";
import { findMadeForAsSupplier } from "#app/queries/offline/made-for.server.ts";
import { listAskers } from "#app/queries/request/asker.server.ts";
import { invitations } from "#db/schema/invitation.ts";
import { broughtSheets } from "#db/schema/showing.ts";
import { suppliers } from "#db/schema/supplier.ts";
import type { SentSheet, SheetRefusal } from "./take-sheet.server.ts";

/** What was read of the file that was sent: told to whoever sent it, and to nobody else by this link. */
type Read = Pick<OfflineReading, "problems"> & { sections: number; unchanged: number };
type Outcome =
  | ({ ok: true } & Read)
  | { ok: false; reason: Exclude<SheetRefusal, "not-found"> | "not-found" | "not-open" };

/**
 * Take in a request's spreadsheet from whoever holds the link of its letter, who is nobody that signed in.
 * It waits beside the answer: no draft is written, nothing is stated, nothing is recorded by the prime, until
 * somebody who signs in on either side does that. The link takes it while it would let its reader in.
 *
 * @param invitation as its link opened it; whether it is still open is asked again here.
 * @see docs/security.md
 */
export async function sendSheet(
  invitation: OpenedInvitation,
  requestId: string,
  { file, at }: { file: SentSheet; at: Date },
): Promise<Outcome> {
  const supplierId = invitation.supplier?.id;
  if (invitation.kind !== "supplier" || !supplierId) return { ok: false, reason: "not-found" };
  const table = await readTableApart(invitation.id, file.bytes);
  if (!table.ok) return table;
  return asSystemOnce(async (tx) => {
    const reader = {
      personId: NOBODY_ID,
      name: invitation.name || invitation.email,
      secondFactorAt: null,
    };
    const actor = {
      ...invitedActor(invitation, reader, at),
      told: { role: "invited", organization: null } as const,
    };
    const scope: Scope = { tx, actor };
    await takeTurn(scope, `spreadsheet ${requestId}`);
    if (!(await isStillOpen(scope, invitation.id))) return { ok: false, reason: "not-open" };
    const request = await getOfflineRequest(scope, { supplierId, requestId });
    if (!request) return { ok: false, reason: "not-found" };
    const reading = readOfflineAnswers(
      table.rows,
      request.sections.map(({ section }) => section),
      { on: actor.on, required: request.required },
      request.sections,
    );
    if (reading.rowCount === 0) return { ok: false, reason: "other-sheet" };
    const whose = findWhoseSheet(reading, requestId, file.isSaidToBe);
    if (whose === "unmarked") return { ok: false, reason: whose };
    if (whose !== "ours") {
      const madeFor = await findMadeForAsSupplier(scope, whose.otherRequestId, supplierId);
      return { ok: false, reason: { madeFor } };
    }
    if (reading.answers.size === 0) return { ok: false, reason: "nothing-new" };
    const sha256 = sha256Of(file.bytes);
    const sheets = await listBroughtSheets(scope, requestId);
    const latest = sheets.find(({ isRecorded }) => !isRecorded);
    if (latest?.sha256 !== sha256)
      await keep(scope, { invitation, request, reading, sha256, fileName: file.name });
    return {
      ok: true,
      problems: reading.problems,
      sections: reading.answers.size,
      unchanged: [...reading.unchanged.values()].flatMap(Object.keys).length,
    };
  });
}

/** Held until the end: who accepts or withdraws it at the same moment comes before or after. */
async function isStillOpen(scope: Scope, invitationId: string): Promise<boolean> {
  const { tx, actor } = scope;
  await holdLog(scope);
  const [row] = await tx
    .select()
    .from(invitations)
    .where(eq(invitations.id, invitationId))
    .for("no key update");
  return row !== undefined && invitationStandingOf(row, actor.at) === "open";
}

type Sent = {
  invitation: OpenedInvitation;
  request: OfflineRequest;
  reading: OfflineReading;
  sha256: string;
  fileName: string;
};

async function keep(scope: Scope, sent: Sent): Promise<void> {
  const { tx, actor } = scope;
  const { invitation, request, reading, sha256 } = sent;
  const sheetId = randomUUID();
  const fileName = safeFileName(sent.fileName, { stem: "answers" });
  const { id: requestId, supplierId } = request;
  await tx.insert(broughtSheets).values({
    id: sheetId,
    broughtAt: actor.at,
    broughtBy: actor.personId,
    broughtByName: actor.personName,
    primeId: actor.organizationId,
    supplierId,
    requestId,
    sentBy: actor.personName,
    sentOn: actor.on,
    fileName,
    sha256,
    answers: Object.fromEntries(reading.answers),
    unchanged: Object.fromEntries(reading.unchanged),
    problems: reading.problems,
    isMarked: reading.requestIds.length > 0,
    isRecorded: false,
    invitationId: invitation.id,
  });
  await appendOversightEntry(
    scope,
    "sheet.brought",
    { supplierId },
    {
      sheetId,
      requestId,
      fileName,
      sha256,
      sentBy: actor.personName,
      sentOn: actor.on,
      problems: reading.problems.length,
      isMarked: reading.requestIds.length > 0,
      isRecorded: false,
      invitationId: invitation.id,
      email: invitation.email,
    },
  );
  await tellOwner(scope, sent);
}

/** To the owner of the supplier, and who stands in for them; without one, to an administrator. */
async function tellOwner(scope: Scope, { invitation, request, reading }: Sent): Promise<void> {
  const { tx, actor } = scope;
  const { id: requestId, supplierId, legalName: supplierName, subcontractNumber } = request;
  const [supplier] = await tx
    .select({ ownerId: suppliers.ownerId, createdBy: suppliers.createdBy })
    .from(suppliers)
    .where(eq(suppliers.id, supplierId));
  if (!supplier) return;
  for (const to of await listAskers(scope, supplier.ownerId ?? supplier.createdBy))
    await sendLetter(tx, {
      kind: "sheet-sent",
      organizationId: actor.organizationId,
      to,
      facts: {
        link: {
          path: `${paths.prime.offline(actor.organizationId, supplierId, requestId)}#brought`,
        },
        supplierName,
        subcontractNumber,
        email: invitation.email,
        problems:
          reading.problems.length === 0
            ? "Every cell that was filled in could be read."
            : `${countWords(reading.problems.length, "cell")} could not be read.`,
      },
    });
}
