import { draftCampaign } from "#app/commands/campaign/draft-campaign.server.ts";
import { sendNextIn } from "#app/commands/campaign/send-next.server.ts";
import { confirmCampaign } from "#app/commands/campaign/step-campaign.server.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { asActor } from "#app/platform/db.server.ts";
import { getCampaign } from "#app/queries/campaign/campaign.server.ts";
import { OFFICIALS_SHOP } from "./chain.ts";
import { answer, review } from "./questionnaire.ts";
import { type DemoSupplier, done, primeActor, type World } from "./world.ts";

const KEY = "ownership-and-export";
const DAYS_TO_DUE = 21;
/** so many that can be asked, and so many that cannot */
const MOST_ASKED = 14;
const MOST_LEFT_OUT = 3;

/** The manager asks a dozen suppliers who owns them; one has answered already. */
export async function runDemoCampaign(world: World, now: Date): Promise<void> {
  const actor = primeActor(world, now);
  const all = [...world.suppliers.values()].filter(({ legalName }) => legalName !== OFFICIALS_SHOP);
  const here = all.filter(({ isHere }) => isHere).slice(0, MOST_ASKED);
  const away = all.filter(({ isHere }) => !isHere).slice(0, MOST_LEFT_OUT);
  const drafted = done(
    await draftCampaign(
      actor,
      {
        name: "Ownership and export, before the next lot",
        kind: "questionnaire",
        questionnaire: KEY,
        dueOn: addDays(actor.on, DAYS_TO_DUE),
        message: "We ask everybody who works on the wing boxes before the next lot is ordered.",
      },
      { of: "suppliers", chosen: { ids: [...here, ...away].map(({ supplierId }) => supplierId) } },
    ),
    "the campaign",
  );
  const { campaignId } = drafted;
  const read = () => asActor(actor, (scope) => getCampaign(scope, campaignId));
  const prepared = (await read())?.preparedAt?.toISOString() ?? "";
  done(await confirmCampaign(actor, campaignId, prepared), "the sending of the campaign");
  const sendNext = () =>
    asActor(actor, async (scope) => {
      const campaign = await getCampaign(scope, campaignId);
      return campaign === null || sendNextIn(scope, campaign);
    });
  while (!(await sendNext()));
  const [first] = here;
  if (first) await answerAndAccept(world, first, now);
}

async function answerAndAccept(
  world: World,
  { legalName }: DemoSupplier,
  now: Date,
): Promise<void> {
  await answer(world, legalName, KEY, {}, now);
  await review(world, legalName, KEY, [], now);
}
