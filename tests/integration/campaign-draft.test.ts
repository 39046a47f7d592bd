import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import {
  addToCampaign,
  changeCampaign,
  leaveOut,
  putBack,
} from "#app/commands/campaign/change-campaign.server.ts";
import { nudgeNextIn } from "#app/commands/campaign/send-next.server.ts";
import {
  confirmCampaign,
  lookAgain,
  nudgeCampaign,
} from "#app/commands/campaign/step-campaign.server.ts";
import { setQuietDays } from "#app/commands/reminder/set-quiet-days.server.ts";
import { saidShown } from "#app/domain/campaign/campaign-form.ts";
import type { CampaignKind } from "#app/domain/campaign/kinds.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { runCampaign } from "#app/jobs/run-campaign.server.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { countRecipients } from "#app/queries/campaign/campaign.server.ts";
import { listSources } from "#app/queries/questionnaire/source.server.ts";
import { campaignRecipients, campaigns } from "#db/schema/campaign.ts";
import { invitations } from "#db/schema/invitation.ts";
import { letters } from "#db/schema/letter.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { supplierContacts } from "#db/schema/supplier.ts";
import { later } from "#tests/factories/answer.ts";
import { confirm, draft, readCampaign, sendOut } from "#tests/factories/campaign.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { makeSubcontract, makeSupplier, makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";

const DAY = 24 * 60 * 60;

/** A campaign of the chain's own supplier and of one that nobody can be reached at. */
async function drafted() {
  const chain = await makeSupplyChain();
  const { manager, supplier } = chain;
  const other = await makeSupplier(manager);
  const campaignId = await draft(manager, [supplier.id, other.id]);
  return { ...chain, other, campaignId };
}

const preparedOf = async (manager: TestActor, campaignId: string) =>
  (await readCampaign(manager, campaignId)).preparedAt?.toISOString() ?? "";
const countsOf = (manager: TestActor, campaignId: string) =>
  asActor(manager, (scope) => countRecipients(scope, campaignId, "everybody"));
const recipientsOf = (campaignId: string) =>
  asSystem((tx) =>
    tx.select().from(campaignRecipients).where(eq(campaignRecipients.campaignId, campaignId)),
  );
const changesOf = async (primeId: string) => {
  const rows = await asSystem((tx) =>
    tx.select().from(oversightLog).where(eq(oversightLog.primeId, primeId)),
  );
  return rows
    .filter(({ action }) => action === "campaign.changed")
    .map(({ entry }) => JSON.parse(entry).detail);
};

test("name, day and words change until it goes out, once, and by who saw what stands", async () => {
  const { manager, campaignId, supplier } = await drafted();
  const prepared = await preparedOf(manager, campaignId);
  const shown = saidShown(await readCampaign(manager, campaignId));
  const words = {
    name: "In spring",
    kind: "answer" as const,
    dueOn: addDays(manager.on, 40),
    message: "By then, please.",
  };
  const at = later(manager);
  expect(await changeCampaign(at, campaignId, { ...words, shown })).toEqual({ ok: true });
  expect(await changeCampaign(at, campaignId, { ...words, shown }), "twice").toEqual({
    ok: true,
  });
  const stale = await changeCampaign(at, campaignId, { ...words, name: "Other", shown });
  expect(stale).toMatchObject({ reason: "changed" });
  // Nothing else tells the two pages apart while it is being prepared.
  await asSystem((tx) =>
    tx.update(campaigns).set({ preparedAt: null }).where(eq(campaigns.id, campaignId)),
  );
  expect(await changeCampaign(at, campaignId, { ...words, name: "Other", shown })).toMatchObject({
    reason: "changed",
  });
  await asSystem((tx) =>
    tx.update(campaigns).set({ preparedAt: at.at }).where(eq(campaigns.id, campaignId)),
  );
  expect(await readCampaign(manager, campaignId)).toMatchObject({ ...words, state: "ready" });
  expect(await changesOf(manager.organizationId)).toMatchObject([
    { ...words, former: { name: "Where do you stand" } },
  ]);
  expect(await confirmCampaign(at, campaignId, prepared), "as it was shown before").toMatchObject({
    reason: "changed",
  });
  await sendOut(at, campaignId);
  const sent = await asSystem((tx) =>
    tx.select().from(letters).where(eq(letters.supplierId, supplier.id)),
  );
  expect(sent.find(({ kind }) => kind === "request-reminder")?.facts).toMatchObject({
    addition: words.message,
  });
  const late = await changeCampaign(at, campaignId, { ...words, name: "Late", shown });
  expect(late).toMatchObject({ reason: "state", state: "running" });
  const forge = asActor(manager, ({ tx }) =>
    tx.update(campaigns).set({ name: "Forged" }).where(eq(campaigns.id, campaignId)),
  );
  await expect(forge).rejects.toMatchObject({ cause: { code: "23000" } });
});

test("who is left out by hand stays out, and is taken back in", async () => {
  const { manager, campaignId, supplier } = await drafted();
  const rows = await recipientsOf(campaignId);
  const id = rows.find(({ supplierId }) => supplierId === supplier.id)?.id ?? "";
  const onPage = async (ids: string[]) => ({
    ids,
    prepared: await preparedOf(manager, campaignId),
  });
  expect(await leaveOut(manager, campaignId, await onPage([]))).toMatchObject({
    reason: "nobody-chosen",
  });
  expect(await leaveOut(manager, campaignId, await onPage([id]))).toEqual({ ok: true });
  expect(await leaveOut(manager, campaignId, await onPage([id]))).toEqual({ ok: true });
  expect(await countsOf(manager, campaignId)).toMatchObject({
    planned: 0,
    skipped: [{ count: 1 }, { count: 1 }],
  });
  await lookAgain(manager, campaignId);
  expect((await countsOf(manager, campaignId)).skipped).toContainEqual({
    skip: "left-out",
    count: 1,
  });
  const other = await drafted();
  const [foreign] = await recipientsOf(other.campaignId);
  const stolen = await leaveOut(manager, campaignId, await onPage([foreign?.id ?? ""]));
  expect(stolen).toMatchObject({ reason: "people-changed" });
  expect((await countsOf(other.manager, other.campaignId)).planned, "another prime's").toBe(1);
  expect(await putBack(manager, campaignId, await onPage([id]))).toEqual({ ok: true });
  expect(await countsOf(manager, campaignId)).toMatchObject({ planned: 1 });
  expect(await changesOf(manager.organizationId)).toMatchObject([
    { people: "left out", count: 1 },
    { people: "put back", count: 1 },
  ]);
  const last = await onPage([id]);
  await confirm(manager, campaignId);
  expect(await leaveOut(manager, campaignId, last)).toMatchObject({ reason: "state" });
});

test("of two who change the people of one page at once, the second is told and changes nothing", async () => {
  const { manager, campaignId } = await drafted();
  const [first, second] = await recipientsOf(campaignId);
  const prepared = await preparedOf(manager, campaignId);
  const at = [1, 2].map((seconds) => later(manager, seconds));
  const said = await Promise.all(
    [first, second].map((row, place) =>
      leaveOut(at[place] ?? manager, campaignId, { ids: [row?.id ?? ""], prepared }),
    ),
  );
  expect(said.map((one) => (one.ok ? "done" : one.reason)).sort()).toEqual([
    "done",
    "people-changed",
  ]);
  const out = (await recipientsOf(campaignId)).filter(({ skip }) => skip === "left-out");
  expect(out).toHaveLength(1);
});

test("what is asked changes until it goes out: subcontracts for suppliers, and back", async () => {
  const { manager, campaignId, supplier, other } = await drafted();
  const change = async (kind: CampaignKind, questionnaire?: string) => {
    const campaign = await readCampaign(manager, campaignId);
    const { name, dueOn, message } = campaign;
    const answer = { name, dueOn, message, kind, questionnaire, shown: saidShown(campaign) };
    return changeCampaign(later(manager), campaignId, answer);
  };
  const out = (await recipientsOf(campaignId)).find(({ supplierId }) => supplierId === other.id);
  await leaveOut(manager, campaignId, {
    ids: [out?.id ?? ""],
    prepared: await preparedOf(manager, campaignId),
  });
  expect(await change("questionnaire", "no-such")).toMatchObject({ reason: "no-questionnaire" });
  const [source] = await asActor(manager, listSources);
  expect(await change("questionnaire", source?.questionnaire)).toEqual({ ok: true });
  expect(await readCampaign(manager, campaignId)).toMatchObject({
    kind: "questionnaire",
    questionnaire: source?.questionnaire,
    contentHash: source?.contentHash,
  });
  expect(await change("flowdown")).toEqual({ ok: true });
  expect(await readCampaign(manager, campaignId)).toMatchObject({
    kind: "flowdown",
    questionnaire: null,
    contentHash: null,
    state: "ready",
  });
  const asked = await recipientsOf(campaignId);
  expect(asked.map(({ supplierId }) => supplierId)).toEqual([supplier.id]);
  expect(asked[0]?.subcontractId).not.toBeNull();
  expect((await readCampaign(manager, campaignId)).chosen).toBe(1);
  await leaveOut(manager, campaignId, {
    ids: [asked[0]?.id ?? ""],
    prepared: await preparedOf(manager, campaignId),
  });
  // Also while it is being prepared, who was left out stays out.
  await asSystem((tx) =>
    tx.update(campaigns).set({ preparedAt: null }).where(eq(campaigns.id, campaignId)),
  );
  expect(await change("answer")).toEqual({ ok: true });
  expect(await recipientsOf(campaignId)).toMatchObject([
    { supplierId: supplier.id, subcontractId: null, skip: "left-out" },
  ]);
  expect((await changesOf(manager.organizationId)).at(-1)).toMatchObject({
    kind: "answer",
    former: { kind: "flowdown" },
  });
});

test("what nobody chosen has is not asked, and who was chosen stays once it goes out", async () => {
  const { manager, supplier } = await drafted();
  const bare = await draft(manager, [(await makeSupplier(manager)).id], { name: "Bare" });
  const campaign = await readCampaign(manager, bare);
  const { name, dueOn, message } = campaign;
  const change = { name, dueOn, message, kind: "flowdown" as const, shown: saidShown(campaign) };
  expect(await changeCampaign(manager, bare, change)).toMatchObject({ reason: "nothing-open" });
  expect(await readCampaign(manager, bare)).toMatchObject({ kind: "answer", chosen: 1 });
  const sent = await draft(manager, [supplier.id], { name: "Goes out" });
  await confirm(manager, sent);
  const forged = asActor(manager, ({ tx }) =>
    tx.delete(campaignRecipients).where(eq(campaignRecipients.campaignId, sent)),
  );
  await expect(forged).rejects.toMatchObject({ cause: { code: "23000" } });
});

test("more are added before it goes out, each once", async () => {
  const { manager, campaignId, supplier, contractId } = await drafted();
  const organization = await makeOrganization();
  await actorOf(organization, "subcontractor-official");
  const more = await makeSupplier(manager, organization);
  await makeSubcontract(manager, { contractId, supplier: more });
  const choice = { of: "suppliers", chosen: { ids: [supplier.id, more.id] } } as const;
  const chosen = { ...choice, chosen: { ids: [...choice.chosen.ids] } };
  const both = await Promise.all([1, 2].map(() => addToCampaign(manager, campaignId, chosen)));
  expect(both.map((one) => one.ok && one.added).sort()).toEqual([0, 1]);
  expect(await countsOf(manager, campaignId)).toMatchObject({ chosen: 3, planned: 2 });
  expect(await readCampaign(manager, campaignId)).toMatchObject({ chosen: 3, state: "ready" });
  const foreign = await makeSupplyChain();
  const stolen = { of: "suppliers" as const, chosen: { ids: [foreign.supplier.id] } };
  expect(await addToCampaign(manager, campaignId, stolen)).toMatchObject({
    reason: "nobody-chosen",
  });
  expect(await addToCampaign(foreign.manager, campaignId, stolen)).toMatchObject({
    reason: "not-found",
  });
  await confirm(manager, campaignId);
  expect(await addToCampaign(manager, campaignId, chosen)).toMatchObject({ reason: "state" });
});

test("who was invited and has not joined is invited anew, by a link that takes the place of the former", async () => {
  const { manager, contractId } = await makeSupplyChain();
  await setQuietDays(manager, { weekends: false, days: [] });
  const invited = await makeSupplier(manager);
  await makeSubcontract(manager, { contractId, supplier: invited });
  await asSystem((tx) =>
    tx.insert(supplierContacts).values({
      primeId: manager.organizationId,
      supplierId: invited.id,
      name: "Dana Whitlock",
      email: `d-${invited.id}@example.com`,
    }),
  );
  const campaignId = await draft(manager, [invited.id]);
  await sendOut(manager, campaignId);
  const invitationsNow = () =>
    asSystem((tx) => tx.select().from(invitations).where(eq(invitations.supplierId, invited.id)));
  const nudge = async (days: number) => {
    const actor = { ...later(manager, days * DAY), on: addDays(manager.on, days) };
    const said = await nudgeCampaign(actor, campaignId);
    const campaign = await readCampaign(manager, campaignId);
    await asActor(actor, (scope) => nudgeNextIn(scope, campaign));
    return said;
  };
  expect(await nudge(8)).toEqual({ ok: true });
  const now = await invitationsNow();
  expect(now).toHaveLength(2);
  expect(now.filter(({ revokedAt }) => revokedAt === null)).toHaveLength(1);
  expect(await nudge(8), "once a day").toMatchObject({ reason: "nudged-today" });
  expect(await invitationsNow()).toHaveLength(2);
  expect(await nudge(9)).toEqual({ ok: true });
  expect(await invitationsNow()).toHaveLength(3);
  await runCampaign({ campaignId, primeId: manager.organizationId });
  expect((await countsOf(manager, campaignId)).toNudge).toBe(0);

  // The letter of the last invitation is followed like that of the first.
  const recipientNow = async () => {
    const [row] = await asSystem((tx) =>
      tx.select().from(campaignRecipients).where(eq(campaignRecipients.campaignId, campaignId)),
    );
    return row;
  };
  const letterIds = (await recipientNow())?.letterIds ?? [];
  expect(letterIds).toHaveLength(3);
  expect((await recipientNow())?.openedAt).toBeNull();
  await asSystem((tx) =>
    tx
      .update(letters)
      .set({ sentAt: new Date(), openedAt: new Date() })
      .where(eq(letters.id, letterIds[2] ?? "")),
  );
  expect((await recipientNow())?.openedAt).toBeInstanceOf(Date);
});

test("its pages say what can be changed, and what cannot any more", async () => {
  const { manager, campaignId, supplier } = await drafted();
  const browser = await Visitor.of(manager.person);
  const o = manager.organizationId;
  const { prime } = paths;
  const page = await browser.get(prime.campaign(o, campaignId));
  expect(page.body).toContain("Change what it asks and says");
  expect(page.body).toContain("Leave out");
  const start = `${prime.newCampaign(o)}?of=suppliers&supplierId=${supplier.id}`;
  expect((await browser.get(start)).body).toContain("Or add them to one that did not go out yet");
  await sendOut(manager, campaignId);
  const late = await browser.get(prime.changeCampaign(o, campaignId));
  expect(late.body).toContain("It goes out, or went out, as it was");
  const stranger = await Visitor.of((await makeSupplyChain()).manager.person);
  for (const path of [prime.changeCampaign(o, campaignId), prime.addToCampaign(o, campaignId)])
    expect((await stranger.get(path)).status).toBe(404);
});

test("who was left out stands apart from those who are asked, by name and with why", async () => {
  const { manager, campaignId, supplier, other } = await drafted();
  const browser = await Visitor.of(manager.person);
  const page = paths.prime.campaign(manager.organizationId, campaignId);
  const partsOf = async (query = "") => {
    const { body } = await browser.get(page + query);
    const [apart = "", listed = ""] = body
      .slice(body.indexOf("Left out, and why"))
      .split('id="recipients"');
    return { apart, listed };
  };
  const { apart, listed } = await partsOf();
  expect(apart).toContain(other.legalName);
  expect(apart).toContain("No contact is recorded: add one.");
  expect(apart).not.toContain(supplier.legalName);
  expect(listed).toContain(supplier.legalName);
  expect(listed).not.toContain(other.legalName);
  const skipped = await partsOf("?show=skipped");
  expect(skipped.listed).toContain(other.legalName);
  expect(skipped.listed).not.toContain(supplier.legalName);
  const chosen = await partsOf("?show=chosen");
  expect(chosen.listed).toContain(other.legalName);
  expect(chosen.listed).toContain(supplier.legalName);
  const file = await browser.download(
    paths.prime.exportCampaign(manager.organizationId, campaignId, "csv"),
  );
  expect(file.toString()).toContain(other.legalName);
  expect(file.toString()).toContain(supplier.legalName);
});
