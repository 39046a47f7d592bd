import { and, desc, eq, lt, or, type SQL, sql } from "drizzle-orm";
import type { SecurityEventKind } from "#app/domain/person/security-events.ts";
import { asSystem, type Scope, type Transaction } from "#app/platform/db.server.ts";
import { securityEvents } from "#db/schema/security.ts";

/** What happened to somebody's access. Instants are ISO text, UTC. */
export type SecurityEventItem = {
  id: string;
  at: string;
  kind: SecurityEventKind;
  personId: string | null;
  /** null where the person does not work here any more under any role */
  personName: string | null;
  /** who did it, when it was not the person */
  actorName: string | null;
  device: string | null;
  /** a label of the network: equal for equal networks */
  network: string | null;
};

export type SecurityEventPage = { events: SecurityEventItem[]; next: string | null };

const PAGE = 50;
const OWN = 20;

/**
 * The events of the organization's people, newest first.
 *
 * @param filter.personId one of them alone.
 * @param filter.before the place at which the page before ended, as it said it.
 */
export async function listSecurityEvents(
  { tx, actor }: Scope,
  filter: { personId?: string; before?: string | null },
): Promise<SecurityEventPage> {
  const { personId } = filter;
  const before = readPlace(filter.before ?? null);
  const isOlder = before && isBefore(before);
  // Spelled out, because drizzle leaves a column's table away where it sees one table alone.
  const name = sql<string | null>`(select min(m.person_name) from memberships m
    where m.person_id = security_events.person_id and m.organization_id = ${actor.organizationId})`;
  const rows = await select(
    tx,
    name,
    and(personId ? eq(securityEvents.personId, personId) : undefined, isOlder || undefined),
    PAGE + 1,
  );
  const events = rows.slice(0, PAGE);
  const last = events.at(-1);
  return { events, next: rows.length > PAGE && last ? `${last.at}_${last.id}` : null };
}

/** A person's own last events, newest first. */
export function listOwnSecurityEvents(personId: string): Promise<SecurityEventItem[]> {
  const isOwn = eq(securityEvents.personId, personId);
  return asSystem((tx) => select(tx, sql<null>`null`, isOwn, OWN));
}

async function select(
  tx: Transaction,
  name: SQL<string | null>,
  where: SQL | undefined,
  most: number,
): Promise<SecurityEventItem[]> {
  const rows = await tx
    .select({
      id: securityEvents.id,
      at: securityEvents.at,
      kind: securityEvents.kind,
      personId: securityEvents.personId,
      personName: name,
      actorName: securityEvents.actorName,
      device: securityEvents.device,
      network: securityEvents.network,
    })
    .from(securityEvents)
    .where(where)
    .orderBy(desc(securityEvents.at), desc(securityEvents.id))
    .limit(most);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

type Place = { at: Date; id: string };

const PLACE = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f-]{36})$/;

/** @returns null for what no page said */
function readPlace(written: string | null): Place | null {
  const [, at, id] = PLACE.exec(written ?? "") ?? [];
  if (!at || !id || Number.isNaN(Date.parse(at)) || !UUID.test(id)) return null;
  return { at: new Date(at), id };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function isBefore({ at, id }: Place): SQL | undefined {
  return or(lt(securityEvents.at, at), and(eq(securityEvents.at, at), lt(securityEvents.id, id)));
}
