import { and, eq, isNull, sql } from "drizzle-orm";
import { accessKeyStateOf } from "#app/domain/access-key/access-key.ts";
import { calendarDate, calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { type Actor, asSystemAtOnce } from "#app/platform/db.server.ts";
import { hashToken } from "#app/platform/secret.server.ts";
import { accessKeys } from "#db/schema/access-key.ts";
import { memberships, organizations } from "#db/schema/organization.ts";

/** How stale the last use may be, so that not every reading writes. */
const TOUCH_MILLISECONDS = 60_000;

type Asking = Parameters<Parameters<typeof asSystemAtOnce>[0]>[0];

function prepareKey(database: Asking) {
  return database
    .select({
      id: accessKeys.id,
      lastOn: accessKeys.lastOn,
      lastUsedAt: accessKeys.lastUsedAt,
      personId: memberships.personId,
      personName: memberships.personName,
      role: memberships.role,
      organizationId: organizations.id,
      organizationName: organizations.legalName,
      timeZone: organizations.timeZone,
    })
    .from(accessKeys)
    .innerJoin(memberships, eq(memberships.id, accessKeys.membershipId))
    .innerJoin(organizations, eq(organizations.id, accessKeys.organizationId))
    .where(
      and(
        eq(accessKeys.tokenHash, sql.placeholder("tokenHash")),
        isNull(accessKeys.endedAt),
        isNull(memberships.endedAt),
      ),
    )
    .prepare("access_key");
}

/** Its text is made once for each pool of connections: every reading asks it. */
const prepared = new WeakMap<Asking, ReturnType<typeof prepareKey>>();

async function selectKey(database: Asking, tokenHash: string) {
  const statement = prepared.get(database) ?? prepareKey(database);
  prepared.set(database, statement);
  const [row] = await statement.execute({ tokenHash });
  return row ?? null;
}

/**
 * Who reads with a key: its maker, at the organization it was made for, by the role it was made in. That
 * it was used is kept.
 *
 * @returns null for a key that was never made here, or opens nothing any more.
 */
export async function openAccessKey(
  secret: string,
  at: Date,
): Promise<{ id: string; actor: Actor } | null> {
  const tokenHash = hashToken(secret);
  const row = await asSystemAtOnce((database) => selectKey(database, tokenHash));
  if (!row || !mayDo(row.role, "portfolio:read")) return null;
  const { id, lastOn, lastUsedAt, ...member } = row;
  const on = calendarDateOf(at, member.timeZone);
  const key = { isEnded: false, isHeld: true, lastOn: calendarDate(lastOn) };
  if (accessKeyStateOf(key, on) !== "open") return null;
  if (!lastUsedAt || at.getTime() - lastUsedAt.getTime() > TOUCH_MILLISECONDS)
    await asSystemAtOnce((database) =>
      database.update(accessKeys).set({ lastUsedAt: at }).where(eq(accessKeys.id, id)),
    );
  return { id, actor: { ...member, secondFactorAt: null, at, on } };
}
