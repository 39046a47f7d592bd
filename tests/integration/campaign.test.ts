import { and, eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import {
  closeCampaign,
  confirmCampaign,
  discardCampaign,
  nudgeCampaign,
} from "#app/commands/campaign/step-campaign.server.ts";
import { setOwnTerms } from "#app/commands/contract/set-own-terms.server.ts";
import { setQuietDays } from "#app/commands/reminder/set-quiet-days.server.ts";
import { CAMPAIGN_STAGES, isStuck, stageOf } from "#app/domain/campaign/stage.ts";
import { addDays, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { countStuck } from "#app/jobs/count-stuck.server.ts";
import { runCampaign } from "#app/jobs/run-campaign.server.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { countRecipients } from "#app/queries/campaign/campaign.server.ts";
import { countFunnel, judgedSql, listRecipients } from "#app/queries/campaign/course.server.ts";
import { findSource } from "#app/queries/questionnaire/source.server.ts";
import { listWork } from "#app/queries/worklist/worklist.server.ts";
import { libraryQuestionnaires } from "#catalogs/index.ts";
import { campaignRecipients, campaigns } from "#db/schema/campaign.ts";
import { letters } from "#db/schema/letter.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { supplierContacts, suppliers } from "#db/schema/supplier.ts";
import { answerAll, answerSection, answersOf, later, sign } from "#tests/factories/answer.ts";
import { draft, readCampaign, sendOut } from "#tests/factories/campaign.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import {
  makeSubcontract,
  makeSupplier,
  makeSupplyChain,
  type TestSupplier,
} from "#tests/factories/supply-chain.ts";

type Chain = Awaited<ReturnType<typeof makeSupplyChain>>;
type Joined = { supplier: TestSupplier; official: TestActor; requestId: string };

let chain: Chain;
let joined: Joined[];
let stranger: TestSupplier;

const DAY = 24 * 60 * 60;

async function answer(asked: Joined): Promise<void> {
  await answerAll(asked);
  const signed = await sign(asked);
  if (!signed.ok) throw new Error(signed.reason);
}

/** Another supplier of the prime at which somebody answers, with a request that waits. */
async function join(of: Chain): Promise<Joined> {
  const organization = await makeOrganization();
  const official = await actorOf(organization, "subcontractor-official");
  const supplier = await makeSupplier(of.manager, organization);
  const issued = await makeSubcontract(of.manager, { contractId: of.contractId, supplier });
  return { supplier, official, requestId: issued.requestId };
}

beforeAll(async () => {
  chain = await makeSupplyChain();
  await setQuietDays(chain.manager, { weekends: false, days: [] });
  joined = [];
  for (let index = 0; index < 3; index += 1) joined.push(await join(chain));
  stranger = await makeSupplier(chain.manager);
}, 120_000);

const ids = () => [chain.supplier.id, ...joined.map(({ supplier }) => supplier.id), stranger.id];
const lettersTo = (supplierId: string, kind: string) =>
  asSystem((tx) =>
    tx
      .select()
      .from(letters)
      .where(and(eq(letters.supplierId, supplierId), eq(letters.kind, kind))),
  );
const funnelOf = async (manager: TestActor, campaignId: string) => {
  const campaign = await readCampaign(manager, campaignId);
  return asActor(manager, (scope) => countFunnel(scope, campaign, "everybody"));
};
const actionsOf = async (primeId: string) => {
  const rows = await asSystem((tx) =>
    tx.select().from(oversightLog).where(eq(oversightLog.primeId, primeId)),
  );
  return rows.map(({ action }) => action).filter((action) => action.startsWith("campaign."));
};
const runIt = (manager: TestActor, campaignId: string, most?: number) =>
  runCampaign({ campaignId, primeId: manager.organizationId }, most);

test("before it goes out, who is asked and who is left out and why stands there, and nothing was sent", async () => {
  const { manager } = chain;
  const campaignId = await draft(manager, ids());
  const counts = await asActor(manager, (scope) => countRecipients(scope, campaignId, "everybody"));
  expect(counts).toMatchObject({
    chosen: 5,
    looked: 5,
    planned: 4,
    sent: 0,
    skipped: [{ skip: "no-contact", count: 1 }],
  });
  for (const { supplier } of joined)
    expect(await lettersTo(supplier.id, "request-reminder")).toEqual([]);
  expect(await draft(manager, ids()), "the same words at once").toBe(campaignId);
  expect(await discardCampaign(manager, campaignId)).toEqual({ ok: true });
  expect(await discardCampaign(manager, campaignId)).toMatchObject({ reason: "not-found" });
});

test("each is asked once, however often it is said, stopped and run at the same time", async () => {
  const { manager } = chain;
  const campaignId = await draft(manager, ids());
  const { preparedAt } = await readCampaign(manager, campaignId);
  const prepared = preparedAt?.toISOString() ?? "";
  const said = await Promise.all([1, 2].map(() => confirmCampaign(manager, campaignId, prepared)));
  expect(said.map(({ ok }) => ok).sort()).toEqual([false, true]);
  // Killed in the middle of a batch: what it wrote is gone with it, and another goes on.
  await asActor(manager, async ({ tx }) => {
    await tx.execute(sql`update campaign_recipients set sent_at = now()
      where campaign_id = ${campaignId}::uuid and skip is null`);
    throw new Error("killed");
  }).catch(() => {});
  await Promise.all([1, 2, 3].map(() => runIt(manager, campaignId)));
  await runIt(manager, campaignId);
  for (const { supplier } of joined)
    expect(await lettersTo(supplier.id, "request-reminder")).toHaveLength(1);
  const [letter] = await lettersTo(joined[0]?.supplier.id ?? "", "request-reminder");
  expect(letter?.facts).toMatchObject({ addition: "We plan the next lot." });
  expect(await funnelOf(manager, campaignId)).toMatchObject({ sent: 4, submitted: 0, stuck: 0 });
  const again = await draft(manager, ids(), { name: "Again" });
  const counts = await asActor(manager, (scope) => countRecipients(scope, again, "everybody"));
  expect(counts.skipped).toContainEqual({ skip: "reminded-today", count: 4 });
});

test("the database refuses to ask again whoever was asked", async () => {
  const change = asSystem((tx) =>
    tx.update(campaignRecipients).set({ sentAt: null }).where(sql`sent_at is not null`),
  );
  await expect(change).rejects.toMatchObject({ cause: { code: "23000" } });
});

test("a funnel follows letters, drafts, answers and reviews; who takes no step for a week is stuck", async () => {
  const other = await makeSupplyChain();
  const { manager } = other;
  await setQuietDays(manager, { weekends: false, days: [] });
  const more = [await join(other), await join(other), await join(other)];
  const [begun, signed, returned] = more as [Joined, Joined, Joined];
  const chosen = [other.supplier, ...more.map(({ supplier }) => supplier)].map(({ id }) => id);
  const campaignId = await draft(manager, chosen);
  await sendOut(manager, campaignId);
  await asSystem(async (tx) => {
    await tx
      .update(letters)
      .set({ sentAt: new Date() })
      .where(eq(letters.kind, "request-reminder"));
    await tx
      .update(letters)
      .set({ bouncedAt: new Date(), bounceStatus: "5.1.1", bounceWords: "no such box" })
      .where(
        and(eq(letters.supplierId, returned.supplier.id), eq(letters.kind, "request-reminder")),
      );
  });
  const profile = answersOf(begun.supplier).organization ?? {};
  await answerSection(begun, "organization", profile);
  await answer(signed);
  const funnel = await funnelOf(manager, campaignId);
  expect(funnel).toEqual({
    sent: 4,
    delivered: 3,
    opened: 2,
    started: 2,
    submitted: 1,
    accepted: 0,
    stuck: 1,
    withdrawn: 0,
  });
  const campaign = await readCampaign(manager, campaignId);
  const inAWeek = later(manager, 7 * DAY);
  const week = { ...inAWeek, on: addDays(manager.on, 7) };
  const stuck = await asActor(week, (scope) =>
    listRecipients(scope, campaign, { show: "stuck", owner: "everybody" }, null),
  );
  expect(stuck.recipients.map(({ supplier }) => supplier.id).sort()).toEqual(
    [other.supplier.id, begun.supplier.id, returned.supplier.id].sort(),
  );
  expect(stuck.recipients[0]?.lastContact?.words).toBe("Reminder sent");
  await asSystem((tx) =>
    tx
      .update(suppliers)
      .set({ ownerId: manager.personId })
      .where(eq(suppliers.id, begun.supplier.id)),
  );
  expect(
    await asActor(week, (scope) => countFunnel(scope, campaign, "me")),
    "who owns one supplier sees the funnel of it",
  ).toMatchObject({ sent: 1, started: 1, stuck: 1 });

  await countStuck(week.at);
  const { counts: work } = await asActor(week, (scope) =>
    listWork(scope, { owner: "for-me" }, null),
  );
  expect(work).toContainEqual({ kind: "campaign-stuck", count: 1 });

  expect(await nudgeCampaign(week, campaignId)).toEqual({ ok: true });
  expect(await nudgeCampaign(week, campaignId)).toMatchObject({ reason: "nudged-today" });
  await asSystem((tx) =>
    tx.execute(sql`update campaigns set nudged_at = nudged_at where id = ${campaignId}::uuid`),
  );
  await runIt(manager, campaignId);
  const counts = await asActor(manager, (scope) => countRecipients(scope, campaignId, "everybody"));
  expect(counts.toNudge).toBe(0);

  await setQuietDays(later(manager), { weekends: false, days: [addDays(week.on, 1)] });
  const quiet = { ...week, on: addDays(week.on, 1) };
  expect(await nudgeCampaign(quiet, campaignId)).toMatchObject({
    reason: "quiet-day",
    next: addDays(week.on, 2),
  });

  expect(await closeCampaign(week, campaignId, "The rest is asked by telephone.")).toEqual({
    ok: true,
  });
  const report = await readCampaign(manager, campaignId);
  expect(report).toMatchObject({ state: "closed", funnel: { sent: 4, submitted: 1, stuck: 3 } });
  await answer(begun);
  expect(await funnelOf(manager, campaignId), "a report stays").toEqual(report.funnel);
  expect(await closeCampaign(week, campaignId, "Again")).toMatchObject({ reason: "state" });
  expect(await actionsOf(manager.organizationId)).toEqual([
    "campaign.drafted",
    "campaign.sent",
    "campaign.nudged",
    "campaign.closed",
  ]);
});

test("a questionnaire is frozen as it goes out, and reminded of once a day", async () => {
  const { manager } = chain;
  const [library] = libraryQuestionnaires();
  const questionnaire = library?.id ?? "";
  const campaignId = await draft(manager, ids(), { kind: "questionnaire", questionnaire });
  await sendOut(manager, campaignId);
  const { sendingId } = await readCampaign(manager, campaignId);
  const source = await asActor(manager, (scope) => findSource(scope, questionnaire));
  expect(sendingId).not.toBeNull();
  const [first] = joined;
  const [letter] = await lettersTo(first?.supplier.id ?? "", "questionnaire-sent");
  expect(letter?.facts).toMatchObject({ title: source?.content.title, isReminder: false });
  const late = { ...later(manager, 22 * DAY), on: addDays(manager.on, 22) };
  expect(await nudgeCampaign(late, campaignId)).toEqual({ ok: true });
  await Promise.all([runIt(manager, campaignId), runIt(manager, campaignId)]);
  const sent = await lettersTo(first?.supplier.id ?? "", "questionnaire-sent");
  expect(sent.map(({ facts }) => facts.isReminder).sort()).toEqual([false, true]);
});

test("flowdowns go out where they are missing, one letter to a supplier; closed and current ones are named", async () => {
  const other = await makeSupplyChain();
  const { manager, contractId, supplier } = other;
  for (let index = 0; index < 2; index += 1)
    await makeSubcontract(manager, { contractId, supplier, isIssued: false });
  const campaignId = await draft(manager, [supplier.id], { kind: "flowdown" });
  const counts = await asActor(manager, (scope) => countRecipients(scope, campaignId, "everybody"));
  expect(counts).toMatchObject({ planned: 2, skipped: [{ skip: "current", count: 1 }] });
  await sendOut(manager, campaignId);
  const sent = await lettersTo(supplier.id, "flowdowns-issued");
  expect(sent).toHaveLength(1);
  expect(sent[0]?.facts).toMatchObject({ message: "We plan the next lot." });
  expect(await funnelOf(manager, campaignId)).toMatchObject({ sent: 2 });
});

test("own terms go out where they were not told, and where there are none that is said", async () => {
  const other = await makeSupplyChain();
  const { manager, contractId, supplier, subcontractId } = other;
  const { subcontractId: plain } = await makeSubcontract(manager, { contractId, supplier });
  const asked = await setOwnTerms(
    manager,
    { contractId, subcontractId },
    {
      requiredStatus: "Level 3 (DIBCAC)",
      from: manager.on,
      until: null,
      information: ["CUI", "FCI"],
      reason: "The drawings are of the first article.",
      wording: "We ask for an assessment by DIBCAC.",
    },
  );
  expect(asked).toMatchObject({ ok: true });
  const campaignId = await draft(manager, [supplier.id], { kind: "own-terms" });
  const counts = () => asActor(manager, (scope) => countRecipients(scope, campaignId, "everybody"));
  const before = await counts();
  expect(before).toMatchObject({ planned: 1, skipped: [{ count: 1 }] });
  await sendOut(manager, campaignId);
  const [letter] = await lettersTo(supplier.id, "flowdowns-issued");
  expect(letter?.facts).toMatchObject({ subcontracts: [{ asked: "Level 3 (DIBCAC)" }] });
  const again = await draft(manager, [supplier.id], { kind: "own-terms", name: "Again" });
  const told = await asActor(manager, (scope) => countRecipients(scope, again, "everybody"));
  expect(told.planned, `told already: ${plain}`).toBe(0);
});

test("nobody joined: the first contact is invited; wrong persons and addresses that return are named", async () => {
  const other = await makeSupplyChain();
  const { manager, contractId } = other;
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
  expect(await lettersTo(invited.id, "supplier-invitation")).toHaveLength(1);
  const renewal = await draft(manager, [invited.id, other.supplier.id], { kind: "renewal" });
  const counts = await asActor(manager, (scope) => countRecipients(scope, renewal, "everybody"));
  expect(counts.skipped).toEqual([
    { skip: "invited", count: 1 },
    { skip: "nothing-lapses", count: 1 },
  ]);
  const prepared = (await readCampaign(manager, renewal)).preparedAt?.toISOString() ?? "";
  expect(await confirmCampaign(manager, renewal, prepared)).toMatchObject({ reason: "nobody" });
});

test("another prime finds none of it, and its job does nothing for one who names it", async () => {
  const other = await makeSupplyChain();
  const campaignId = await draft(chain.manager, ids(), { name: "Ours" });
  expect(await discardCampaign(other.manager, campaignId)).toMatchObject({ reason: "not-found" });
  await runIt(other.manager, campaignId);
  const seen = await asActor(other.manager, ({ tx }) => tx.select().from(campaigns));
  expect(seen).toEqual([]);
});

test("SQL says of every course what the rule says: how far it came, and whether it is stuck", async () => {
  const day = (one: string | null) => (one === null ? null : calendarDate(one));
  const steps = [null, "2026-12-01", "2026-12-04"] as const;
  const yes = [false, true];
  const courses = steps.flatMap((deliveredOn) =>
    steps.flatMap((openedOn) =>
      steps.flatMap((startedOn) =>
        steps.flatMap((submittedOn) =>
          yes.flatMap((isAccepted) =>
            yes.flatMap((isUndelivered) =>
              yes.flatMap((isWithdrawn) =>
                [
                  [null, null] as const,
                  ["2026-12-02", null] as const,
                  ["2026-12-04", "2026-12-20"] as const,
                  [null, "2026-12-09"] as const,
                ].map(([returnedOn, toldDueOn]) => ({
                  returnedOn: submittedOn && day(returnedOn),
                  toldDueOn: day(toldDueOn),
                  sentOn: calendarDate("2026-12-01"),
                  deliveredOn: day(deliveredOn),
                  openedOn: day(openedOn),
                  startedOn: day(startedOn),
                  submittedOn: day(submittedOn),
                  isAccepted,
                  isUndelivered,
                  isWithdrawn,
                })),
              ),
            ),
          ),
        ),
      ),
    ),
  );
  const dueOn = calendarDate("2026-12-10");
  const rows = courses.map((one, id) => ({
    id,
    sent_at: `${one.sentOn}T12:00:00Z`,
    delivered_at: one.deliveredOn && `${one.deliveredOn}T12:00:00Z`,
    opened_at: one.openedOn && `${one.openedOn}T12:00:00Z`,
    started_at: one.startedOn && `${one.startedOn}T12:00:00Z`,
    submitted_at: one.submittedOn && `${one.submittedOn}T12:00:00Z`,
    returned_at: one.returnedOn && `${one.returnedOn}T12:00:00Z`,
    told_due_on: one.toldDueOn,
    is_accepted: one.isAccepted,
    is_undelivered: one.isUndelivered,
    is_withdrawn: one.isWithdrawn,
  }));
  const given = sql`select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (id int,
    sent_at timestamptz, delivered_at timestamptz, opened_at timestamptz, started_at timestamptz,
    submitted_at timestamptz, returned_at timestamptz, told_due_on date, is_accepted boolean, is_undelivered boolean, is_withdrawn boolean)`;
  for (const on of ["2026-12-07", "2026-12-08", "2026-12-10", "2026-12-11"].map(calendarDate)) {
    const judged = await asActor({ ...chain.manager, on }, (scope) =>
      scope.tx.execute<{ stage: number; is_stuck: boolean }>(
        sql`${judgedSql(scope, { dueOn, closedAt: null }, given)} order by steps.id`,
      ),
    );
    expect(
      judged.map(({ stage, is_stuck }) => [CAMPAIGN_STAGES[stage], is_stuck]),
      on,
    ).toEqual(courses.map((one) => [stageOf(one), isStuck(one, dueOn, on)]));
  }
});
