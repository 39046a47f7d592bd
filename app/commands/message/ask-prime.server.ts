import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { paths } from "#app/paths.ts";
import { type Actor, asActor, asCounterparty, type Scope } from "#app/platform/db.server.ts";
import { listAskers } from "#app/queries/request/asker.server.ts";
import { type AskedRequest, getRequestFile } from "#app/queries/request/request.server.ts";
import { requestMessages } from "#db/schema/request.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { isSaidAlready } from "./is-said-already.server.ts";

type Outcome = { ok: true } | { ok: false; reason: "not-found" };

/** Ask the prime about a request: who answers for it there gets a letter with the question. */
export function askPrime(
  actor: Actor,
  { requestId, text }: { requestId: string; text: string },
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const request = (await getRequestFile(scope, requestId))?.request;
    if (!request) return { ok: false, reason: "not-found" };
    if (await isSaidAlready(scope, requestId, { side: "subcontractor", text })) return { ok: true };
    const id = randomUUID();
    await scope.tx.insert(requestMessages).values({
      id,
      createdAt: actor.at,
      writtenBy: actor.personId,
      writtenByName: actor.personName,
      side: "subcontractor",
      primeId: request.primeId,
      supplierId: request.supplierId,
      requestId,
      text,
    });
    await asCounterparty(scope, request.primeId, (prime) => tell(prime, request, { id, text }));
    return { ok: true };
  });
}

async function tell(
  prime: Scope,
  request: AskedRequest,
  { id, text }: { id: string; text: string },
): Promise<void> {
  const { tx, actor } = prime;
  const { supplierId, contractId, subcontractId, subcontractNumber, createdBy } = request;
  await appendOversightEntry(
    prime,
    "request.question",
    { supplierId, contractId, subcontractId },
    { messageId: id, requestId: request.id, text },
  );
  const [supplier] = await tx
    .select({ ownerId: suppliers.ownerId })
    .from(suppliers)
    .where(eq(suppliers.id, supplierId));
  for (const to of await listAskers(prime, supplier?.ownerId ?? createdBy))
    await sendLetter(tx, {
      kind: "request-question",
      organizationId: actor.organizationId,
      to,
      facts: {
        link: { path: paths.prime.messages(actor.organizationId, supplierId, request.id) },
        supplierName: actor.organizationName,
        askerName: actor.personName,
        subcontractNumber,
        text,
      },
    });
}
