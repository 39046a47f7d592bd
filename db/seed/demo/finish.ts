import { eq } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/oversight/append-oversight-entry.server.ts";
import { sealCheckpoint } from "#app/commands/oversight/seal-checkpoint.server.ts";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { auditGrants, audits } from "#db/schema/audit.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { OFFICIALS_SHOP } from "./chain.ts";
import { join } from "./people.ts";
import { primeActor, type World } from "./world.ts";

const AUDIT_DAYS = 90;

/** Bring the verdicts to today and let the persons of the demo in: the manager last of all. */
export async function finish(world: World, now: Date): Promise<void> {
  const actor = primeActor(world, now);
  await asActor(actor, (scope) => refreshPostures(scope, { all: true }));
  await openAudit(world, now);
  const { manager, official } = world.people;
  const shop = world.suppliers.get(OFFICIALS_SHOP);
  await asSystem(async (tx) => {
    if (shop?.organizationId)
      await join(tx, official, shop.organizationId, [
        "subcontractor-official",
        "subcontractor-admin",
      ]);
    await tx
      .update(suppliers)
      .set({ ownerId: manager.id })
      .where(eq(suppliers.primeId, world.primeId));
    await join(tx, manager, world.primeId, ["prime-manager", "prime-admin"]);
  });
  await sealCheckpoint(world.primeId, now);
}

/** The contract officer may see the first contract for a quarter. */
async function openAudit(world: World, now: Date): Promise<void> {
  const actor = primeActor(world, now);
  const { id: personId, name, email } = world.people.officer;
  const contractId = world.contractIds.get("wing") ?? "";
  const expiresOn = addDays(world.on, AUDIT_DAYS);
  await asActor(actor, async (scope) => {
    const [audit] = await scope.tx
      .insert(audits)
      .values({
        ...{
          primeId: world.primeId,
          title: "Contract oversight review",
          contractIds: [contractId],
        },
        ...{ createdBy: actor.personId, createdByName: actor.personName, createdAt: now },
        ...{ startsOn: world.on, endsOn: expiresOn },
      })
      .returning({ id: audits.id });
    if (!audit) throw new Error("no audit");
    const [grant] = await scope.tx
      .insert(auditGrants)
      .values({
        ...{ primeId: world.primeId, auditId: audit.id, personId, name, email },
        ...{ createdBy: actor.personId, createdAt: now },
      })
      .returning({ id: auditGrants.id });
    const detail = { grantId: grant?.id, name, email, expiresOn };
    await appendOversightEntry(scope, "audit.opened", { contractId }, detail);
  });
}
