import { and, eq, isNull } from "drizzle-orm";
import { setQuietDays } from "#app/commands/reminder/set-quiet-days.server.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { campaignRecipients } from "#db/schema/campaign.ts";
import { letters } from "#db/schema/letter.ts";
import { draft, sendOut } from "../campaign.ts";
import { makeSupplier } from "../supply-chain.ts";
import type { PostedForm, ReadyForm } from "./posted-form.ts";
import { asManager } from "./scene.ts";

const ROUTE = "routes/prime/campaign.tsx";

/** A campaign that did not go out yet. */
async function drafted() {
  const { browser, o, manager, supplier } = await asManager();
  const campaignId = await draft(manager, [supplier.id]);
  return { browser, o, manager, campaignId, page: paths.prime.campaign(o, campaignId) };
}

async function prepared(step: string): Promise<ReadyForm> {
  const { browser, page } = await drafted();
  return { browser, page, form: `value="${step}"`, typed: {} };
}

async function recipientOf(campaignId: string): Promise<string> {
  const [row] = await asSystem((tx) =>
    tx
      .select({ id: campaignRecipients.id })
      .from(campaignRecipients)
      .where(eq(campaignRecipients.campaignId, campaignId)),
  );
  return row?.id ?? "";
}

/** One that went out and runs, with its letter back from the mail server. */
async function running(step: string, typed: ReadyForm["typed"] = {}): Promise<ReadyForm> {
  const { browser, o, manager, supplier } = await asManager();
  await setQuietDays(manager, { weekends: false, days: [] });
  const campaignId = await draft(manager, [supplier.id]);
  await sendOut(manager, campaignId);
  const at = new Date();
  await asSystem((tx) =>
    tx
      .update(letters)
      .set({ bouncedAt: at, bounceStatus: "5.1.1" })
      .where(and(eq(letters.supplierId, supplier.id), isNull(letters.bouncedAt))),
  );
  return { browser, page: paths.prime.campaign(o, campaignId), form: `value="${step}"`, typed };
}

export const CAMPAIGN_FORMS: readonly PostedForm[] = [
  {
    name: "begin a campaign",
    route: "routes/prime/campaign-new.tsx",
    async ready() {
      const { browser, o, manager, supplier } = await asManager();
      const page = `${paths.prime.newCampaign(o)}?of=suppliers&supplierId=${supplier.id}`;
      const dueOn = addDays(manager.on, 21);
      const typed = { name: "Who is where", kind: "answer", dueOn, message: "By the new year." };
      return { browser, page, form: 'id="new-campaign"', typed };
    },
  },
  { name: "send a campaign", route: ROUTE, ready: () => prepared("send") },
  {
    name: "look again at a campaign",
    route: ROUTE,
    ready: () => prepared("look-again"),
    leavesNoRow: true,
  },
  {
    name: "leave some out of a campaign",
    route: ROUTE,
    leavesNoRow: true,
    async ready() {
      const { browser, page, campaignId } = await drafted();
      return {
        browser,
        page,
        form: 'id="chosen-recipients"',
        typed: { step: "leave-out", recipientId: await recipientOf(campaignId) },
      };
    },
  },
  {
    name: "change a campaign",
    route: "routes/prime/campaign-change.tsx",
    async ready() {
      const { browser, o, manager, campaignId } = await drafted();
      const dueOn = addDays(manager.on, 30);
      return {
        browser,
        page: paths.prime.changeCampaign(o, campaignId),
        form: 'id="change-campaign"',
        typed: {
          name: "Where you stand in spring",
          kind: "flowdown",
          dueOn,
          message: "By the first of March.",
        },
      };
    },
  },
  {
    name: "add to a campaign",
    route: "routes/prime/campaign-add.tsx",
    async ready() {
      const { browser, o, campaignId, manager } = await drafted();
      const other = await makeSupplier(manager);
      return {
        browser,
        page: `${paths.prime.addToCampaign(o, campaignId)}?of=suppliers&supplierId=${other.id}`,
        form: 'id="add-to-campaign"',
        typed: {},
      };
    },
  },
  { name: "drop a campaign", route: ROUTE, ready: () => prepared("discard") },
  { name: "remind who is stuck", route: ROUTE, ready: () => running("nudge") },
  {
    name: "close a campaign",
    route: ROUTE,
    ready: () => running("close", { summary: "All but one answered." }),
  },
];
