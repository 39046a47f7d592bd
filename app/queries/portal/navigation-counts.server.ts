import { and, eq, sql } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";
import { openNoteCount } from "#app/queries/audit/room.server.ts";
import { exceptionCounts } from "#app/queries/award/exception.server.ts";
import { keptWhileQuiet } from "#app/queries/log/kept-while-quiet.server.ts";
import { countUnread } from "#app/queries/notification/notification.server.ts";
import { responseCount } from "#app/queries/questionnaire/sent-list.server.ts";
import { countWorkForMe } from "#app/queries/worklist/worklist.server.ts";
import { postures } from "#db/schema/posture.ts";

/** What waits for the prime's people: shown beside the navigation. */
export type WaitingWork = {
  /** on the worklist of who asks; one more than is counted at most where there is more */
  today: number;
  toReview: number;
  /** to be decided */
  exceptions: number;
  /** of exceptions, whose day has come */
  dueConditions: number;
  /** findings and questions of auditors to answer */
  notes: number;
  /** answers to questionnaires to review */
  questionnaires: number;
  /** what who asks was told and has not read */
  notifications: number;
};

/**
 * How much the worklist has, how many facts and answers to questionnaires wait for review, exceptions
 * for a decision, conditions for somebody to say that they are met, auditors for an answer, and what who
 * asks has not read.
 */
export async function countWaitingWork(scope: Scope): Promise<WaitingWork> {
  const { personId, role, roles = [role] } = scope.actor;
  const work = keptWhileQuiet(scope, `waiting ${personId} ${roles.join(" ")}`, async () => {
    const [today, others] = await Promise.all([countWorkForMe(scope), countForEverybody(scope)]);
    return { ...others, today };
  });
  // What somebody reads is in no log.
  const [counted, notifications] = await Promise.all([work, countUnread(scope)]);
  return { ...counted, notifications };
}

type WorkOfEverybody = Omit<WaitingWork, "today" | "notifications">;

/** What does not depend on who asks. */
async function countForEverybody(scope: Scope): Promise<WorkOfEverybody> {
  const { tx, actor } = scope;
  // A supplier's facts count once, whatever number of subcontracts it has.
  const perSupplier = tx
    .select({ facts: sql<number>`max(${postures.supplierToReview})`.as("facts") })
    .from(postures)
    // In the text, where the index of those few is found by it.
    .where(and(eq(postures.primeId, actor.organizationId), sql`${postures.supplierToReview} > 0`))
    .groupBy(postures.supplierId)
    .as("per_supplier");
  const reviews = tx
    .select({ count: sql<number>`coalesce(sum(${perSupplier.facts}), 0)::int` })
    .from(perSupplier);
  const { waiting, dueConditions } = exceptionCounts(scope);
  const [counted] = await tx.execute<WorkOfEverybody>(
    sql`select ${reviews} as "toReview", ${waiting} as exceptions,
      ${dueConditions} as "dueConditions", ${openNoteCount(scope)} as notes,
      ${responseCount(scope)} as questionnaires`,
  );
  if (!counted) throw new Error("PostgreSQL answered a count without a row");
  return counted;
}
