import { and, desc, eq, isNotNull, or, sql } from "drizzle-orm";
import type { LetterKind } from "#app/domain/letter/letters.ts";
import { LETTER_WORDS, type LetterState, letterStateOf } from "#app/domain/letter/sent.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { letters } from "#db/schema/letter.ts";
import { suppliers } from "#db/schema/supplier.ts";

/** A letter to a supplier or to the prime's own people, as far as it is known what became of it. */
export type SentLetter = {
  id: string;
  queuedAt: Date;
  toName: string;
  toEmail: string;
  /** its subject once it was written, before it what it is */
  about: string;
  supplier: { id: string; name: string } | null;
  state: LetterState;
  /** when it was taken, opened, refused or dropped, or came back; null before */
  settledAt: Date | null;
  attempts: number;
  /** what the mail server said last, or why it did not go out; null where nobody said anything */
  words: string | null;
  /** when what it asks for was signed; null before, and where it asks for nothing */
  answeredAt: Date | null;
};

const PER_PAGE = 50;

/** The letters of a prime to its suppliers, and the reminders to its own people, the newest first. */
export async function listSentLetters(
  { tx, actor }: Scope,
  which: { supplierId?: string | undefined; after?: string | undefined; limit?: number },
): Promise<{ letters: SentLetter[]; next: string | null }> {
  const { supplierId, after, limit = PER_PAGE } = which;
  const beyond = after
    ? sql`(${letters.createdAt}, ${letters.id}) <
        (select former.created_at, former.id from letters former where former.id = ${after})`
    : undefined;
  const rows = await tx
    .select({
      id: letters.id,
      queuedAt: letters.createdAt,
      kind: letters.kind,
      toName: letters.toName,
      toEmail: letters.toEmail,
      subject: letters.subject,
      supplierId: letters.supplierId,
      supplierName: suppliers.legalName,
      sentAt: letters.sentAt,
      refusedAt: letters.refusedAt,
      droppedAt: letters.droppedAt,
      openedAt: letters.openedAt,
      bouncedAt: letters.bouncedAt,
      bounceWords: letters.bounceWords,
      droppedWhy: letters.droppedWhy,
      attempts: letters.attempts,
      smtpReply: letters.smtpReply,
      lastError: letters.lastError,
      answeredAt: sql<Date | null>`(select min(submitted_at) from submissions
        where submissions.request_id = ${letters.requestId}
          and submitted_at >= ${letters.createdAt})`.mapWith(letters.createdAt),
    })
    .from(letters)
    .leftJoin(suppliers, eq(suppliers.id, letters.supplierId))
    .where(
      and(
        eq(letters.organizationId, actor.organizationId),
        supplierId
          ? eq(letters.supplierId, supplierId)
          : or(isNotNull(letters.supplierId), eq(letters.kind, "owner-reminders")),
        beyond,
      ),
    )
    .orderBy(desc(letters.createdAt), desc(letters.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  return {
    letters: page.map(({ kind, supplierName, ...row }) => ({
      id: row.id,
      queuedAt: row.queuedAt,
      toName: row.toName,
      toEmail: row.toEmail,
      about: row.subject ?? LETTER_WORDS[kind as LetterKind] ?? kind,
      supplier: row.supplierId && supplierName ? { id: row.supplierId, name: supplierName } : null,
      state: letterStateOf(row),
      settledAt: row.droppedAt ?? row.refusedAt ?? row.openedAt ?? row.bouncedAt ?? row.sentAt,
      attempts: row.attempts,
      answeredAt: row.answeredAt,
      words: row.droppedWhy ?? row.bounceWords ?? row.smtpReply ?? row.lastError,
    })),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}
