import { eq } from "drizzle-orm";
import { z } from "zod";
import { prepareNextIn } from "#app/commands/campaign/prepare-campaign.server.ts";
import { nudgeNextIn, sendNextIn } from "#app/commands/campaign/send-next.server.ts";
import { calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import type { Role } from "#app/domain/person/roles.ts";
import { type Actor, asActor, asSystem, type Scope } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { type Campaign, getCampaign } from "#app/queries/campaign/campaign.server.ts";
import { campaigns } from "#db/schema/campaign.ts";
import { organizations } from "#db/schema/organization.ts";

const Payload = z.object({ campaignId: z.uuid(), primeId: z.uuid() });

/**
 * Go on with a campaign: look at who can be asked, ask them, or remind who is stuck, a few suppliers a
 * transaction, until nothing waits. Stopped anywhere and run again, by whomever, it goes on with who was
 * not asked yet. What it asks, it asks as the person who said that it goes out.
 *
 * @param most transactions at the most, so that a test can stop it in the middle.
 */
export async function runCampaign(
  payload: unknown,
  most = Number.POSITIVE_INFINITY,
): Promise<void> {
  const { campaignId, primeId } = Payload.parse(payload);
  for (let done = 0; done < most; done += 1) {
    const actor = await actFor(campaignId, primeId);
    if (!actor) return;
    const isMore = await asActor(actor, async (scope) => {
      await takeTurn(scope, `campaign ${campaignId}`);
      const campaign = await getCampaign(scope, campaignId);
      return campaign !== null && goOn(scope, campaign);
    });
    if (!isMore) return;
  }
}

/** One step; whether another may wait. */
async function goOn(scope: Scope, campaign: Campaign): Promise<boolean> {
  if (campaign.state === "preparing") return !(await prepareNextIn(scope, campaign));
  if (campaign.state === "sending") return !(await sendNextIn(scope, campaign));
  return campaign.state === "running" && !(await nudgeNextIn(scope, campaign));
}

/** Whoever said what is done now, on this day. */
async function actFor(campaignId: string, primeId: string): Promise<Actor | null> {
  const [row] = await asSystem((tx) =>
    tx
      .select({ campaign: campaigns, prime: organizations })
      .from(campaigns)
      .innerJoin(organizations, eq(organizations.id, campaigns.primeId))
      .where(eq(campaigns.id, campaignId)),
  );
  if (!row || row.campaign.primeId !== primeId) return null;
  const { campaign, prime } = row;
  const at = new Date();
  const person = campaign.nudgedBy
    ? { personId: campaign.nudgedBy, personName: campaign.nudgedByName }
    : { personId: campaign.confirmedBy, personName: campaign.confirmedByName };
  return {
    personId: person.personId ?? campaign.createdBy,
    personName: person.personName ?? campaign.createdByName,
    organizationId: prime.id,
    organizationName: prime.legalName,
    role: (campaign.confirmedRole ?? "prime-manager") as Role,
    secondFactorAt: null,
    at,
    on: calendarDateOf(at, prime.timeZone),
    timeZone: prime.timeZone,
  };
}
