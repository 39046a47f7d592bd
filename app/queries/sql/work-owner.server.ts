import { type SQL, sql } from "drizzle-orm";
import type { WorkOwner } from "#app/domain/worklist/list-address.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { deputies } from "#db/schema/deputy.ts";
import { memberships } from "#db/schema/organization.ts";
import { suppliers } from "#db/schema/supplier.ts";

/** The actor, and those for whom they stand in on their day, as an array. */
export function ownersActedFor({ actor }: Scope): SQL {
  return sql`array(select ${actor.personId}::uuid union all ${standingInFor(actor)})`;
}

function standingInFor({ organizationId, personId, on }: Scope["actor"]): SQL {
  return sql`select ${deputies.ownerId} from ${deputies}
    where ${deputies.primeId} = ${organizationId} and ${deputies.deputyId} = ${personId}
      and ${deputies.endedAt} is null and ${on}::date between ${deputies.startsOn} and ${deputies.endsOn}`;
}

/** Whether what one person answers for is asked about; undefined where everybody's is. */
export function isOwnedBy(scope: Scope, owner: WorkOwner, personId: SQL): SQL | undefined {
  const mine = sql`${personId} = any(${ownersActedFor(scope)})`;
  if (owner === "everybody") return undefined;
  if (owner === "me") return mine;
  if (owner === "for-me") return sql`(${personId} is null or ${mine})`;
  if (owner === "nobody")
    return sql`(${personId} is null or ${personId} not in (${people(scope)}))`;
  return sql`${personId} = ${owner.personId}::uuid`;
}

function people({ actor }: Scope): SQL {
  return sql`select ${memberships.personId} from ${memberships}
    where ${memberships.organizationId} = ${actor.organizationId} and ${memberships.endedAt} is null`;
}

/** Whether a supplier is one of those asked about; undefined where all are. */
export function isSupplierOf(scope: Scope, owner: WorkOwner, supplierId: SQL): SQL | undefined {
  const owned = isOwnedBy(scope, owner, sql`${suppliers.ownerId}`);
  return (
    owned &&
    sql`${supplierId} in (select ${suppliers.id} from ${suppliers}
      where ${suppliers.primeId} = ${scope.actor.organizationId} and ${owned})`
  );
}
