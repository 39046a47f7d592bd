import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { forEachApart } from "#app/domain/kernel/for-each-apart.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { countFunnel } from "#app/queries/campaign/course.server.ts";
import { campaigns } from "#db/schema/campaign.ts";
import { organizations } from "#db/schema/organization.ts";
import { systemActor } from "./system-actor.server.ts";

/** How many of each running campaign are stuck: what the worklist shows without counting ten thousand. */
export async function countStuck(at: Date): Promise<void> {
  const running = await asSystem((tx) =>
    tx
      .select({ campaign: campaigns, prime: organizations })
      .from(campaigns)
      .innerJoin(organizations, eq(organizations.id, campaigns.primeId))
      .where(and(isNotNull(campaigns.sentAt), isNull(campaigns.closedAt))),
  );
  await forEachApart(running, async ({ campaign, prime }) => {
    const actor = systemActor(prime, at);
    await asSystem(async (tx) => {
      await tx.execute(sql`select set_config('flowdown.organization', ${prime.id}, true)`);
      const { stuck } = await countFunnel(
        { tx, actor },
        { ...campaign, dueOn: calendarDate(campaign.dueOn) },
        "everybody",
      );
      await tx
        .update(campaigns)
        .set({ stuck })
        .where(and(eq(campaigns.id, campaign.id), isNull(campaigns.closedAt)));
    });
  });
}
