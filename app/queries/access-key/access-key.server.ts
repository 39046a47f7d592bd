import { and, desc, eq } from "drizzle-orm";
import { type AccessKeyState, accessKeyStateOf } from "#app/domain/access-key/access-key.ts";
import { type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { accessKeys } from "#db/schema/access-key.ts";
import { memberships } from "#db/schema/organization.ts";

export type AccessKey = {
  id: string;
  name: string;
  personId: string;
  personName: string;
  madeAt: Date;
  lastOn: CalendarDate;
  /** at most a minute late; null before it was used */
  lastUsedAt: Date | null;
  state: AccessKeyState;
  endedByName: string | null;
};

const MOST_LISTED = 200;

/** The keys of the actor's organization, the newest first; of one person, where one is named. */
export async function listAccessKeys(
  { tx, actor }: Scope,
  { ofPerson }: { ofPerson?: string } = {},
): Promise<AccessKey[]> {
  const rows = await tx
    .select({
      id: accessKeys.id,
      name: accessKeys.name,
      personId: accessKeys.personId,
      personName: memberships.personName,
      madeAt: accessKeys.createdAt,
      lastOn: accessKeys.lastOn,
      lastUsedAt: accessKeys.lastUsedAt,
      endedAt: accessKeys.endedAt,
      endedByName: accessKeys.endedByName,
      leftAt: memberships.endedAt,
    })
    .from(accessKeys)
    .innerJoin(memberships, eq(memberships.id, accessKeys.membershipId))
    .where(
      and(
        eq(accessKeys.organizationId, actor.organizationId),
        ofPerson ? eq(accessKeys.personId, ofPerson) : undefined,
      ),
    )
    .orderBy(desc(accessKeys.createdAt), accessKeys.id)
    .limit(MOST_LISTED);
  return rows.map(({ endedAt, leftAt, ...row }) => {
    const lastOn = calendarDate(row.lastOn);
    const key = { isEnded: endedAt !== null, isHeld: leftAt === null, lastOn };
    return { ...row, lastOn, state: accessKeyStateOf(key, actor.on) };
  });
}
