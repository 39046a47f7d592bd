import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Expiration } from "#app/domain/expiration/list.ts";
import { keyOfEnding } from "#app/domain/reminder/digest.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listKnownEndings } from "#app/queries/expiration/expiration.server.ts";
import { listPrimeEndings } from "#app/queries/expiration/prime-endings.server.ts";
import { isUnanswered } from "#app/queries/sql/due-date.server.ts";
import { memberships } from "#db/schema/organization.ts";
import { reminders } from "#db/schema/reminder.ts";
import { requests } from "#db/schema/request.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { listSnoozes } from "./settings.server.ts";

/** Whether a request still waits for an answer. */
export async function isStillAsked({ tx }: Scope, requestId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: requests.id })
    .from(requests)
    .where(and(eq(requests.id, requestId), isUnanswered()));
  return rows.length > 0;
}

/**
 * What of the things that a letter reminds of still ends or is due, by their keys: what was renewed,
 * answered or snoozed since the letter was queued is not told any more.
 */
export async function listStillDue(
  scope: Scope,
  letterId: string,
): Promise<Map<string, Expiration>> {
  const { tx } = scope;
  const about = await tx
    .select({ supplierId: reminders.supplierId, subjectId: reminders.subjectId })
    .from(reminders)
    .where(sql`${reminders.letterIds} @> ${`{${letterId}}`}::uuid[]`);
  const supplierIds = about.flatMap(({ supplierId }) => supplierId ?? []);
  const ownIds = about.flatMap(({ supplierId, subjectId }) => (supplierId ? [] : [subjectId]));
  const [ofSuppliers, ofPrime, snoozes] = await Promise.all([
    supplierIds.length > 0 ? listKnownEndings(scope, { supplierIds }) : [],
    listPrimeEndings(scope, { ids: ownIds }),
    listSnoozes(scope),
  ]);
  const endings = [...ofSuppliers, ...ofPrime].map((one) => [keyOfEnding(one), one] as const);
  return new Map(endings.filter(([key]) => !snoozes.has(key)));
}

/** Whether somebody still works where a letter goes: at the prime, or at the supplier. */
export async function isStillThere(
  { tx, actor }: Scope,
  email: string,
  supplierId: string | null,
): Promise<boolean> {
  const places = supplierId
    ? tx
        .select({ id: suppliers.organizationId })
        .from(suppliers)
        .where(eq(suppliers.id, supplierId))
    : [actor.organizationId];
  const rows = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(
      and(
        inArray(memberships.organizationId, places),
        isNull(memberships.endedAt),
        sql`lower(${memberships.personEmail}) = lower(${email})`,
      ),
    )
    .limit(1);
  return rows.length > 0;
}
