import { type SQL, sql } from "drizzle-orm";
import { isOwnedBy, isSupplierOf } from "#app/queries/sql/work-owner.server.ts";
import { campaigns } from "#db/schema/campaign.ts";
import { invitations } from "#db/schema/invitation.ts";
import { addressReturns } from "#db/schema/letter.ts";
import { supplierContacts } from "#db/schema/supplier.ts";
import { type Asked, hasAskedContract, rowsOf } from "./work-rows.server.ts";

/** Nobody else of the supplier was added or invited since one said that they are the wrong person. */
export function wrongPersons({ scope, filter }: Asked): SQL {
  const since = sql`${supplierContacts.wrongPersonAt}`;
  return rowsOf(
    "wrong-person",
    {
      id: sql`${supplierContacts.id}`,
      supplier: sql`${supplierContacts.supplierId}`,
      since,
      detail: sql`coalesce(nullif(${supplierContacts.name}, ''), ${supplierContacts.email})`,
    },
    sql`${supplierContacts}`,
    [
      sql`${supplierContacts.primeId} = ${scope.actor.organizationId}`,
      sql`${since} is not null`,
      sql`not exists (select 1 from ${supplierContacts} other
        where other.supplier_id = ${supplierContacts.supplierId} and other.wrong_person_at is null
          and other.created_at > ${since})`,
      sql`not exists (select 1 from ${invitations}
        where ${invitations.supplierId} = ${supplierContacts.supplierId}
          and ${invitations.revokedAt} is null and ${invitations.wrongPersonAt} is null
          and (${invitations.acceptedAt} is not null or ${invitations.createdAt} > ${since}))`,
      hasAskedContract(sql`${supplierContacts.supplierId}`, filter),
      isSupplierOf(scope, filter.owner, sql`${supplierContacts.supplierId}`),
    ],
  );
}

/** Each address once, by what came back first. */
export function returnedLetters({ scope, filter }: Asked): SQL {
  const { supplierId, createdAt, email } = addressReturns;
  return rowsOf(
    "letter-returned",
    {
      id: sql`min(${addressReturns.id}::text)::uuid`,
      supplier: sql`${supplierId}`,
      since: sql`min(${createdAt})`,
      detail: sql`min(lower(${email}))`,
    },
    sql`${addressReturns}`,
    [
      sql`${addressReturns.primeId} = ${scope.actor.organizationId}`,
      sql`${addressReturns.clearedAt} is null`,
      hasAskedContract(sql`${supplierId}`, filter),
      isSupplierOf(scope, filter.owner, sql`${supplierId}`),
    ],
    sql`${supplierId}, lower(${email})`,
  );
}

/** As the sweep counted them last; a campaign is of whoever began it, and of no contract. */
export function stuckCampaigns({ scope, filter }: Asked): SQL {
  return rowsOf(
    "campaign-stuck",
    {
      id: sql`${campaigns.id}`,
      until: sql`${campaigns.dueOn}`,
      since: sql`${campaigns.sentAt}`,
      amount: sql`${campaigns.stuck}`,
      detail: sql`${campaigns.name}`,
    },
    sql`${campaigns}`,
    [
      sql`${campaigns.primeId} = ${scope.actor.organizationId}`,
      sql`${campaigns.sentAt} is not null and ${campaigns.closedAt} is null`,
      sql`${campaigns.stuck} > 0`,
      filter.contractId ? sql`false` : undefined,
      isOwnedBy(scope, filter.owner, sql`${campaigns.createdBy}`),
    ],
  );
}
