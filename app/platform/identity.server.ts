import { eq, sql } from "drizzle-orm";
import type { HeldAuditGrant, HeldMembership } from "#app/domain/person/identity.ts";
import { persons, sessions } from "#db/schema/person.ts";
import type { Database, Transaction } from "./db.server.ts";

/** The organizations a person works in, by name. */
const MEMBERSHIPS = sql<HeldMembership[]>`(
  select coalesce(json_agg(json_build_object(
    'organizationId', held.organization_id, 'organizationName', place.legal_name,
    'timeZone', place.time_zone, 'role', held.role) order by place.legal_name, held.role), '[]')
  from memberships held
  join organizations place on place.id = held.organization_id
  where held.person_id = ${persons.id} and held.ended_at is null)`;

/**
 * The audits a person may enter: begun, neither closed nor over, the access not revoked. Whether a day
 * has begun or is over is seen on the prime's clock.
 */
const AUDIT_GRANTS = sql<HeldAuditGrant[]>`(
  select coalesce(json_agg(json_build_object(
    'grantId', held.id, 'organization', held.organization, 'primeId', held.prime_id, 'primeName', place.legal_name,
    'timeZone', place.time_zone, 'auditId', room.id, 'auditTitle', room.title,
    'contractIds', room.contract_ids, 'mayMakeRecords', room.may_make_records, 'expiresOn', room.ends_on) order by room.ends_on, held.id), '[]')
  from audit_grants held
  join organizations place on place.id = held.prime_id
  join audits room on room.id = held.audit_id
  where held.person_id = ${persons.id} and held.revoked_at is null and room.closed_at is null
    and (${sql.placeholder("at")}::timestamptz at time zone place.time_zone)::date
      between room.starts_on and room.ends_on)`;

function prepareIdentity(database: Database | Transaction) {
  return database
    .select({
      session: sessions,
      person: {
        id: persons.id,
        name: persons.name,
        email: persons.email,
        totpConfirmedAt: persons.totpConfirmedAt,
      },
      memberships: MEMBERSHIPS,
      auditGrants: AUDIT_GRANTS,
    })
    .from(sessions)
    .innerJoin(persons, eq(persons.id, sessions.personId))
    .where(eq(sessions.idHash, sql.placeholder("idHash")))
    .prepare("identity");
}

type IdentityStatement = ReturnType<typeof prepareIdentity>;

/** Its text is made once for each pool of connections: every page asks it. */
const prepared = new WeakMap<Database | Transaction, IdentityStatement>();

/**
 * Who a session belongs to, and everything that decides what they may do: in one statement.
 *
 * @param idHash of the session's id.
 * @param at the instant at which audits are looked for: ISO text.
 */
export async function selectIdentity(
  database: Database | Transaction,
  { idHash, at }: { idHash: string; at: string },
) {
  const statement = prepared.get(database) ?? prepareIdentity(database);
  prepared.set(database, statement);
  const [row] = await statement.execute({ idHash, at });
  return row ?? null;
}
