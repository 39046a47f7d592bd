import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { PORTAL } from "#app/commands/log/as-portal.server.ts";
import { calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import { isForGood } from "#app/domain/letter/delivery-report.ts";
import type { LetterKind } from "#app/domain/letter/letters.ts";
import { LETTER_WORDS } from "#app/domain/letter/sent.ts";
import { paths } from "#app/paths.ts";
import { asSystem, type Scope, type Transaction } from "#app/platform/db.server.ts";
import { listAskers } from "#app/queries/request/asker.server.ts";
import { addressReturns, letters } from "#db/schema/letter.ts";
import { organizations } from "#db/schema/organization.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { sendLetter } from "./send-letter.server.ts";

/** What a mail server said of a letter that it did not deliver. */
export type Returned = { letterId: string; status: string; words: string };

/**
 * Record that a letter came back, once: on the letter, and of one to a supplier in the log of its prime.
 * Where it says that the address never takes any, no reminder goes there, and who looks after the
 * supplier is told.
 *
 * @returns whether it is new: nothing is done for a letter that was never sent or came back before.
 */
export function recordReturn({ letterId, status, words }: Returned, at: Date): Promise<boolean> {
  return asSystem(
    async (tx) => {
      const [letter] = await tx
        .update(letters)
        .set({ bouncedAt: at, bounceStatus: status, bounceWords: words })
        .where(and(eq(letters.id, letterId), isNotNull(letters.sentAt), isNull(letters.bouncedAt)))
        .returning();
      if (!letter) return false;
      await recordReturnIn(tx, letter, { status, words }, at);
      return true;
    },
    { at },
  );
}

/** The same for one that the mail server refused while it was handed over, in the open transaction. */
export async function recordReturnIn(
  tx: Transaction,
  letter: typeof letters.$inferSelect,
  { status, words }: Omit<Returned, "letterId">,
  at: Date,
): Promise<void> {
  const { id: letterId, organizationId, supplierId, kind, toEmail: email } = letter;
  if (!organizationId || !supplierId) return;
  const [found] = await tx
    .select({ prime: organizations, name: suppliers.legalName, ownerId: suppliers.ownerId })
    .from(suppliers)
    .innerJoin(organizations, eq(organizations.id, suppliers.primeId))
    .where(eq(suppliers.id, supplierId));
  if (found?.prime.id !== organizationId) return;
  const scope = portalScope(tx, found.prime, at);
  await appendOversightEntry(
    scope,
    "letter.returned",
    { supplierId },
    { letterId, email, about: LETTER_WORDS[kind as LetterKind] ?? kind, status, words },
  );
  if (!isForGood(status) || (await arrivedSince(tx, letter))) return;
  await tx
    .insert(addressReturns)
    .values({ primeId: organizationId, supplierId, letterId, email, words, createdAt: at })
    .onConflictDoNothing();
  for (const to of await listAskers(scope, found.ownerId ?? PORTAL.personId))
    await sendLetter(tx, {
      kind: "letter-returned",
      organizationId,
      to,
      facts: {
        link: { path: `${paths.prime.supplier(organizationId, supplierId)}#returned-letters` },
        supplierName: found.name,
        email,
        about: letter.subject ?? LETTER_WORDS[kind as LetterKind] ?? kind,
        words,
      },
    });
}

/**
 * Whether letters of this prime are known to arrive there since: one was opened, or somebody said that the
 * address is right. What comes back late, or from a mailbox that it was passed on to, says nothing of it.
 */
async function arrivedSince(
  tx: Transaction,
  { organizationId, toEmail, sentAt }: typeof letters.$inferSelect,
): Promise<boolean> {
  if (!organizationId || !sentAt) return false;
  const [row] = await tx.execute<{ arrived: boolean }>(sql`select exists (
      select 1 from ${letters}
      where ${letters.organizationId} = ${organizationId}::uuid
        and lower(${letters.toEmail}) = lower(${toEmail})
        and ${letters.openedAt} >= ${sentAt.toISOString()}::timestamptz
    ) or exists (
      select 1 from ${addressReturns}
      where ${addressReturns.primeId} = ${organizationId}::uuid
        and lower(${addressReturns.email}) = lower(${toEmail})
        and ${addressReturns.clearedAt} >= ${sentAt.toISOString()}::timestamptz
    ) as arrived`);
  return row?.arrived ?? false;
}

function portalScope(tx: Transaction, prime: typeof organizations.$inferSelect, at: Date): Scope {
  const { id: organizationId, legalName: organizationName, timeZone } = prime;
  const on = calendarDateOf(at, timeZone);
  return { tx, actor: { ...PORTAL, organizationId, organizationName, at, on, timeZone } };
}
