import { createHash, randomUUID } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import { type DrawnSample, drawSample, type SampleAnswer } from "#app/domain/audit/sample.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { auditSamples } from "#db/schema/audit.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { type Auditor, type AuditRoom, asAuditor } from "./as-auditor.server.ts";
import { logOfRoom } from "./log-of-room.server.ts";

type Outcome =
  | { ok: true; sampleId: string }
  | { ok: false; reason: "not-found" }
  | { ok: false; reason: "too-many"; population: number };

/**
 * Draw a sample of the subcontracts of the room, whatever their state. It is kept as it was drawn;
 * the same drawing asked for again is the one that stands already.
 */
export function drawAuditSample(actor: Auditor, input: SampleAnswer): Promise<Outcome> {
  return asAuditor(actor, async (scope, room): Promise<Outcome> => {
    const { tx } = scope;
    await takeTurn(scope, `sample ${room.id}`);
    const population = await tx
      .select({ id: subcontracts.id, number: subcontracts.number })
      .from(subcontracts)
      .where(
        and(
          eq(subcontracts.primeId, actor.organizationId),
          inArray(subcontracts.contractId, room.contractIds),
        ),
      );
    if (input.size > population.length)
      return { ok: false, reason: "too-many", population: population.length };
    const sample = await drawSample(sha256, population, input);
    const former = await findDrawn(scope, room, input, sample);
    if (former) return { ok: true, sampleId: former };
    return { ok: true, sampleId: await keep(scope, room, input, sample) };
  });
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();

type Drawn = DrawnSample<{ id: string; number: string }>;

async function findDrawn(
  { tx }: Scope,
  room: AuditRoom,
  { seed }: SampleAnswer,
  { populationSha256, drawn }: Drawn,
): Promise<string | undefined> {
  const [row] = await tx
    .select({ id: auditSamples.id })
    .from(auditSamples)
    .where(
      and(
        eq(auditSamples.auditId, room.id),
        eq(auditSamples.seed, seed),
        eq(auditSamples.populationSha256, populationSha256),
        eq(
          auditSamples.subcontractIds,
          drawn.map(({ id }) => id),
        ),
      ),
    )
    .limit(1);
  return row?.id;
}

/** The sample, and an entry for each contract of the room: any may have given some of it. */
async function keep(
  scope: Scope,
  room: AuditRoom,
  { seed, size }: SampleAnswer,
  { population, populationSha256, drawn }: Drawn,
): Promise<string> {
  const { tx, actor } = scope;
  const id = randomUUID();
  await tx.insert(auditSamples).values({
    id,
    drawnAt: actor.at,
    drawnBy: actor.personId,
    drawnByName: actor.personName,
    primeId: actor.organizationId,
    auditId: room.id,
    seed,
    population,
    populationSha256,
    subcontractIds: drawn.map((one) => one.id),
  });
  const numbers = drawn.map(({ number }) => number);
  const detail = { auditId: room.id, sampleId: id, seed, size, population, populationSha256 };
  await logOfRoom(scope, "audit.sampled", room.contractIds, { ...detail, numbers });
  return id;
}
