import { and, eq, gt, isNull } from "drizzle-orm";
import type { CampaignAnswer } from "#app/domain/campaign/campaign-form.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { campaigns } from "#db/schema/campaign.ts";

/** A campaign that the actor began since an instant in the same words; null where there is none. */
export async function findDraftedAlike(
  { tx, actor }: Scope,
  { name, kind, questionnaire, dueOn, message }: CampaignAnswer,
  since: Date,
): Promise<string | null> {
  const [same] = await tx
    .select({ id: campaigns.id })
    .from(campaigns)
    .where(
      and(
        eq(campaigns.primeId, actor.organizationId),
        eq(campaigns.createdBy, actor.personId),
        eq(campaigns.name, name),
        eq(campaigns.kind, kind),
        eq(campaigns.dueOn, dueOn),
        eq(campaigns.message, message),
        kind === "questionnaire" && questionnaire
          ? eq(campaigns.questionnaire, questionnaire)
          : undefined,
        isNull(campaigns.discardedAt),
        gt(campaigns.createdAt, since),
      ),
    );
  return same?.id ?? null;
}
