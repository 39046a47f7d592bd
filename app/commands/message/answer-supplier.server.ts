import { randomUUID } from "node:crypto";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { paths } from "#app/paths.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { getSupplier, listSupplierRequests } from "#app/queries/supplier/detail.server.ts";
import { listSupplierReaders } from "#app/queries/supplier/joined-contact.server.ts";
import { requestMessages } from "#db/schema/request.ts";
import { isSaidAlready } from "./is-said-already.server.ts";

type Outcome = { ok: true } | { ok: false; reason: "not-found" | "not-joined" };

/** Write to a supplier about a request: an answer to its question, or a word unasked. */
export function answerSupplier(
  actor: Actor,
  { supplierId, requestId, text }: { supplierId: string; requestId: string; text: string },
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const [supplier, requests, readers] = await Promise.all([
      getSupplier(scope, supplierId),
      listSupplierRequests(scope, supplierId),
      listSupplierReaders(scope, supplierId),
    ]);
    const request = requests.find(({ id }) => id === requestId);
    if (!supplier || !request) return { ok: false, reason: "not-found" };
    const { organizationId } = supplier;
    if (!organizationId || readers.length === 0) return { ok: false, reason: "not-joined" };
    if (await isSaidAlready(scope, requestId, { side: "prime", text })) return { ok: true };
    const id = randomUUID();
    await scope.tx.insert(requestMessages).values({
      id,
      createdAt: actor.at,
      writtenBy: actor.personId,
      writtenByName: actor.personName,
      side: "prime",
      primeId: actor.organizationId,
      supplierId,
      requestId,
      text,
    });
    const { contractId, subcontractId, subcontractNumber } = request;
    await appendOversightEntry(
      scope,
      "request.answer",
      { supplierId, contractId, subcontractId },
      { messageId: id, requestId, text, to: readers.map(({ email }) => email) },
    );
    for (const to of readers)
      await sendLetter(scope.tx, {
        kind: "request-answer",
        organizationId: actor.organizationId,
        to,
        facts: {
          link: { path: paths.subcontractor.messages(organizationId, requestId) },
          primeName: actor.organizationName,
          answererName: actor.personName,
          subcontractNumber,
          text,
        },
      });
    return { ok: true };
  });
}
