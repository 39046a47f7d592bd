import { and, eq, isNull } from "drizzle-orm";
import { setQuietDays } from "#app/commands/reminder/set-quiet-days.server.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { letters } from "#db/schema/letter.ts";
import { draft, sendOut } from "../campaign.ts";
import type { PostedForm, ReadyForm } from "./posted-form.ts";
import { asManager } from "./scene.ts";

const ROUTE = "routes/prime/campaign.tsx";

/** A campaign that waits for its sending. */
async function prepared(step: string): Promise<ReadyForm> {
  const { browser, o, manager, supplier } = await asManager();
  const campaignId = await draft(manager, [supplier.id]);
  return {
    browser,
    page: paths.prime.campaign(o, campaignId),
    form: `value="${step}"`,
    typed: {},
  };
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
  { name: "drop a campaign", route: ROUTE, ready: () => prepared("discard") },
  { name: "remind who is stuck", route: ROUTE, ready: () => running("nudge") },
  {
    name: "close a campaign",
    route: ROUTE,
    ready: () => running("close", { summary: "All but one answered." }),
  },
];
