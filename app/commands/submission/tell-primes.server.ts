import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry } from "#app/commands/oversight/append-oversight-entry.server.ts";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import { paths } from "#app/paths.ts";
import { asCounterparty, type Scope } from "#app/platform/db.server.ts";
import { getAsker } from "#app/queries/asker.server.ts";
import { listReliances, type Reliance } from "#app/queries/reliance.server.ts";
import type { AskedRequest } from "#app/queries/request.server.ts";
import { shares } from "#db/schema/fact.ts";
import type { Recorded, StatedFact } from "./record-submission.server.ts";

type Telling = { primeId: string; tell: (prime: Scope) => Promise<void> };

/**
 * Bring a signed answer to the prime that asked, and what it corrects to every other prime that
 * holds the former version: log, verdicts and letter of each, in the order of their ids.
 */
export async function tellPrimes(
  scope: Scope,
  request: AskedRequest,
  recorded: Recorded,
): Promise<void> {
  const corrected = recorded.facts.filter(({ isNew, supersedesId }) => isNew && supersedesId);
  const reliances = await listReliances(
    scope,
    corrected.flatMap(({ supersedesId }) => supersedesId ?? []),
    request.primeId,
  );
  const tellings: Telling[] = [
    { primeId: request.primeId, tell: (prime) => tellAsker(prime, request, recorded) },
    ...[...new Set(reliances.map(({ primeId }) => primeId))].map((primeId) => {
      const held = reliances.filter((reliance) => reliance.primeId === primeId);
      return {
        primeId,
        tell: (prime: Scope) => tellHolder(prime, held, corrected, recorded),
      };
    }),
  ];
  await shareCorrections(scope, reliances, corrected);
  for (const { primeId, tell } of tellings.sort((a, b) => (a.primeId < b.primeId ? -1 : 1)))
    await asCounterparty(scope, primeId, tell);
}

/** Under the submission by which the prime got the former version: what it holds is corrected. */
async function shareCorrections(
  { tx, actor }: Scope,
  reliances: readonly Reliance[],
  corrected: readonly StatedFact[],
): Promise<void> {
  const rows = reliances.flatMap(({ primeId, supplierId, submissionId, factId: formerId }) =>
    corrected
      .filter(({ supersedesId }) => supersedesId === formerId)
      .map(({ factId }) => ({
        ...{ primeId, supplierId, submissionId, factId },
        ...{ organizationId: actor.organizationId, sharedAt: actor.at },
      })),
  );
  if (rows.length > 0) await tx.insert(shares).values(rows).onConflictDoNothing();
}

async function tellAsker(
  scope: Scope,
  request: AskedRequest,
  { submissionId, attestation, official, facts }: Recorded,
): Promise<void> {
  const { contractId, subcontractId, supplierId, subcontractNumber, createdBy } = request;
  await appendOversightEntry(
    scope,
    "submission.received",
    { contractId, subcontractId, supplierId },
    { submissionId, requestId: request.id, attestation, official, facts },
  );
  await refreshPostures(scope, { supplierId });
  await write(scope, { supplierId, submissionId, subcontractNumber, createdBy }, official.name);
}

/** A prime that did not ask learns of the correction, not of who asked for it. */
async function tellHolder(
  scope: Scope,
  held: readonly Reliance[],
  corrected: readonly StatedFact[],
  { official }: Recorded,
): Promise<void> {
  const [first] = held;
  if (!first) return;
  const { supplierId, submissionId, request } = first;
  const formerIds = new Set<string | null>(held.map(({ factId }) => factId));
  const facts = corrected.filter((fact) => formerIds.has(fact.supersedesId));
  await appendOversightEntry(scope, "fact.corrected", { supplierId }, { official, facts });
  await refreshPostures(scope, { supplierId });
  if (request) await write(scope, { supplierId, submissionId, ...request }, official.name);
}

type About = {
  supplierId: string;
  submissionId: string;
  subcontractNumber: string;
  createdBy: string;
};

async function write({ tx, actor }: Scope, about: About, officialName: string): Promise<void> {
  const { supplierId, submissionId, subcontractNumber, createdBy } = about;
  const to = await getAsker({ tx, actor }, createdBy);
  if (!to) return;
  await sendLetter(tx, {
    kind: "submission-received",
    organizationId: actor.organizationId,
    to,
    facts: {
      link: { path: paths.prime.submission(actor.organizationId, supplierId, submissionId) },
      supplierName: actor.organizationName,
      ...{ subcontractNumber, officialName },
    },
  });
}
