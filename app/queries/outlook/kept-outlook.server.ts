import { and, asc, desc, eq, lt, or } from "drizzle-orm";
import { type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { type OutlookHead, readOutlookLines } from "#app/domain/outlook/lines.ts";
import type { OutlookRow } from "#app/domain/outlook/row.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { outlookParts, outlooks } from "#db/schema/outlook.ts";
import { digestOfOutlook } from "./digest.server.ts";
import { computeOutlook } from "./outlook.server.ts";

const KEPT_PER_PAGE = 50;

/** A kept outlook without its rows. */
export type KeptOutlook = Omit<typeof outlooks.$inferSelect, "asOf" | "primeId"> & {
  asOf: CalendarDate;
};

/**
 * The kept outlooks of the prime, the latest first.
 *
 * @param after the id of the one that the page before ended with.
 */
export async function listKeptOutlooks(
  { tx, actor }: Scope,
  after: string | null,
): Promise<{ outlooks: KeptOutlook[]; next: string | null }> {
  const [last] = after ? await tx.select().from(outlooks).where(eq(outlooks.id, after)) : [];
  const rows = await tx
    .select()
    .from(outlooks)
    .where(
      and(
        eq(outlooks.primeId, actor.organizationId),
        last
          ? or(
              lt(outlooks.keptAt, last.keptAt),
              and(eq(outlooks.keptAt, last.keptAt), lt(outlooks.id, last.id)),
            )
          : undefined,
      ),
    )
    .orderBy(desc(outlooks.keptAt), desc(outlooks.id))
    .limit(KEPT_PER_PAGE + 1);
  const page = rows.slice(0, KEPT_PER_PAGE).map(keptOf);
  return { outlooks: page, next: rows.length > KEPT_PER_PAGE ? (page.at(-1)?.id ?? null) : null };
}

/** One kept outlook without its rows; null where there is none. */
export async function getKeptOutlook(
  { tx, actor }: Scope,
  outlookId: string,
): Promise<KeptOutlook | null> {
  const [row] = await tx
    .select()
    .from(outlooks)
    .where(and(eq(outlooks.id, outlookId), eq(outlooks.primeId, actor.organizationId)));
  return row ? keptOf(row) : null;
}

function keptOf({ primeId: _, asOf, ...row }: typeof outlooks.$inferSelect): KeptOutlook {
  return { ...row, asOf: calendarDate(asOf) };
}

/** The lines of a kept outlook, as they were hashed. */
export async function readKeptLines({ tx, actor }: Scope, outlookId: string): Promise<string> {
  const parts = await tx
    .select({ lines: outlookParts.lines })
    .from(outlookParts)
    .where(
      and(eq(outlookParts.outlookId, outlookId), eq(outlookParts.primeId, actor.organizationId)),
    )
    .orderBy(asc(outlookParts.part));
  return parts.map(({ lines }) => lines).join("");
}

/** A kept outlook with its rows in their order. */
export async function readKeptOutlook(
  scope: Scope,
  outlookId: string,
): Promise<{ head: OutlookHead; rows: OutlookRow[] }> {
  return readOutlookLines(await readKeptLines(scope, outlookId));
}

/**
 * Look ahead again, from what was known when an outlook was kept, by the rules of today's catalogs.
 *
 * @param rows as they were kept: whom to write to is taken from them, because that is told as it
 *   stands and never changes a verdict.
 * @returns whether it comes to the same, and how many rows differ.
 */
export async function repeatOutlook(
  actor: Actor,
  kept: KeptOutlook,
  { head, rows }: { head: OutlookHead; rows: readonly OutlookRow[] },
): Promise<{ isSame: boolean; differing: number }> {
  const then = { ...actor, on: kept.asOf, at: kept.keptAt, knownAt: kept.keptAt };
  const known = { planDays: new Map(head.planDays) };
  const again = await asActor(then, (scope) =>
    computeOutlook((work) => work(scope), then, head.question, known),
  );
  const keptById = new Map(rows.map((row) => [row.subcontractId, row]));
  const compared = again.rows.map((row) => {
    const { owner = null, contact = null } = keptById.get(row.subcontractId) ?? {};
    return { ...row, owner, contact };
  });
  const isSame = digestOfOutlook(actor, { ...again, rows: compared }) === kept.digest;
  const differing = compared.filter(
    (row) => JSON.stringify(row) !== JSON.stringify(keptById.get(row.subcontractId)),
  );
  return { isSame, differing: differing.length };
}
