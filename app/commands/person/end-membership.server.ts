import { and, eq, isNull } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { type Role, sideOf } from "#app/domain/person/roles.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { listHeldBy } from "#app/queries/assignment/assignment.server.ts";
import { type Colleague, listColleagues } from "#app/queries/person/membership.server.ts";
import { memberships } from "#db/schema/organization.ts";
import { freeAssignments } from "./end-assignments.server.ts";

type Refusal = "not-found" | "yourself" | "last-of-role";
type Outcome = { ok: true } | { ok: false; reason: Refusal };

/** Without one of these nobody could invite the next. */
const NEEDED: readonly Role[] = ["prime-admin", "subcontractor-official"];

/** End somebody's role in the actor's organization; what they did stays theirs. */
export function endMembership(actor: Actor, membershipId: string): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const { tx } = scope;
    // All rows of the organization: two people removing each other must not leave nobody.
    await tx
      .select({ id: memberships.id })
      .from(memberships)
      .where(eq(memberships.organizationId, actor.organizationId))
      .orderBy(memberships.id)
      .for("no key update");
    const colleagues = await listColleagues(scope);
    const target = colleagues.find((one) => one.membershipId === membershipId);
    if (!target || !isOwnSide(actor, target.role)) return { ok: false, reason: "not-found" };
    if (target.personId === actor.personId) return { ok: false, reason: "yourself" };
    const isLast = colleagues.filter((one) => one.role === target.role).length === 1;
    if (isLast && NEEDED.includes(target.role)) return { ok: false, reason: "last-of-role" };
    await tx
      .update(memberships)
      .set({ endedAt: actor.at })
      .where(and(eq(memberships.id, membershipId), isNull(memberships.endedAt)));
    await freeWhatIsLeft(scope, target, colleagues);
    if (sideOf(target.role) === "prime") {
      const { name, email, role } = target;
      await appendOversightEntry(scope, "person.removed", {}, { membershipId, name, email, role });
    }
    return { ok: true };
  });
}

/** Who answers nothing here any more leaves what was assigned to them to others. */
async function freeWhatIsLeft(
  scope: Scope,
  { membershipId, personId }: Colleague,
  colleagues: readonly Colleague[],
): Promise<void> {
  const stays = colleagues.some(
    (one) =>
      one.personId === personId &&
      one.membershipId !== membershipId &&
      sideOf(one.role) === "subcontractor",
  );
  if (!stays) await freeAssignments(scope, await listHeldBy(scope, { personId }));
}

/** Who manages the people of one side of an organization has no say over those of the other. */
function isOwnSide(actor: Actor, role: Role): boolean {
  return actor.role !== "system" && sideOf(actor.role) === sideOf(role);
}
