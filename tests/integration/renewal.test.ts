import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { issueFlowdown } from "#app/commands/flowdown/issue-flowdown.server.ts";
import { setCadence } from "#app/commands/reminder/set-cadence.server.ts";
import { setQuietDays } from "#app/commands/reminder/set-quiet-days.server.ts";
import {
  askRenewalIn,
  askRenewals,
  lockSuppliers,
} from "#app/commands/renewal/ask-renewals.server.ts";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import { closeSubcontract } from "#app/commands/subcontract/close-subcontract.server.ts";
import { addDays, addYears, type CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { defaultCadence } from "#app/domain/reminder/cadence.ts";
import { sendReminders } from "#app/jobs/send-reminders.server.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { listKnownExpirations } from "#app/queries/expiration/expiration.server.ts";
import { listIssuedFlowdowns } from "#app/queries/flowdown/flowdown.server.ts";
import { showing, startShowing } from "#app/queries/log/shown.server.ts";
import { getOverview } from "#app/queries/portal/overview.server.ts";
import { listAskedRenewals } from "#app/queries/renewal/asked.server.ts";
import { planRenewals, shownRenewals } from "#app/queries/renewal/plan.server.ts";
import { getRequestFile } from "#app/queries/request/request.server.ts";
import { letters } from "#db/schema/letter.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { answerAll, answerSection, answersOf, later, sign } from "#tests/factories/answer.ts";
import { untilSomebodyWaits } from "#tests/factories/held-log.ts";
import { makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { makeSubcontract, makeSupplier, makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { formsOf, inputsOf, Visitor } from "#tests/factories/visitor.ts";

type Chain = Awaited<ReturnType<typeof makeSupplyChain>>;

const DAYS_LEFT = 30;

/** A chain whose status was affirmed almost a year ago: everything of it is signed and accepted. */
async function makeLapsing(): Promise<Chain & { affirmedOn: CalendarDate }> {
  const chain = await makeSupplyChain();
  const affirmedOn = addDays(addYears(chain.manager.on, -1), DAYS_LEFT);
  await answerAll(chain);
  const { assessment, affirmation } = answersOf(chain.supplier);
  await answerSection(chain, "assessment", { ...assessment, cmmcStatusDate: affirmedOn });
  await answerSection(chain, "affirmation", { ...affirmation, affirmedOn });
  await accept(chain, chain.requestId, chain.official);
  return { ...chain, affirmedOn };
}

async function accept({ manager, supplier }: Chain, requestId: string, official: TestActor) {
  const signed = await sign({ official, requestId });
  if (!signed.ok) throw new Error(signed.reason);
  const method = "certificate" as const;
  const reviewed = await acceptSubmission(manager, supplier.id, signed.submissionId, {
    method,
    note: "",
  });
  if (!reviewed.ok) throw new Error(reviewed.reason);
}

const ask = ({ manager, supplier }: Chain) =>
  askRenewals(
    later(manager),
    { suppliers: [{ id: supplier.id, chosen: [] }] },
    { dueOn: addDays(manager.on, 14), message: "We plan the next lot in February." },
  );
const asked = ({ manager, supplier }: Chain) =>
  asActor(manager, (scope) => listAskedRenewals(scope, [supplier.id]));
const endings = ({ manager }: Chain) =>
  asActor(manager, (scope) => listKnownExpirations(scope, {})).then((all) =>
    all.map(({ kind, on }) => `${on} ${kind}`),
  );

let chain: Chain & { affirmedOn: CalendarDate };
let requestId: string;

beforeAll(async () => {
  chain = await makeLapsing();
  expect(await ask(chain)).toEqual({ ok: true, asked: 1, skipped: 0 });
  requestId = (await asked(chain))[0]?.requestId ?? "";
}, 120_000);

test("whoever answers at the supplier gets one letter that names what lapses and by when to answer", async () => {
  const { official, supplier, manager } = chain;
  const sent = await asSystem((tx) =>
    tx.select().from(letters).where(eq(letters.supplierId, supplier.id)),
  );
  const renewals = sent.filter(({ kind }) => kind === "renewal-asked");
  expect(renewals).toHaveLength(1);
  expect(renewals[0]).toMatchObject({
    toEmail: official.person.email,
    requestId,
    facts: {
      dueOn: addDays(manager.on, 14),
      message: "We plan the next lot in February.",
      lapses: [expect.stringContaining("The affirmation of the Final Level 2 (C3PAO) of")],
    },
  });
  const [entry] = await asSystem((tx) =>
    tx.select().from(oversightLog).where(eq(oversightLog.supplierId, supplier.id)),
  ).then((rows) => rows.filter(({ action }) => action === "renewal.asked"));
  expect(entry?.entry).toContain(requestId);
});

test("the list and the overview say when who was told", async () => {
  const { manager, official } = chain;
  const until = addDays(manager.on, DAYS_LEFT);
  const told = { askedOn: manager.on, told: [official.personName], answeredOn: null };
  expect(await asked(chain)).toMatchObject([told]);
  const overview = await asActor(manager, getOverview);
  expect(overview.lapses).toMatchObject([{ holdsUntil: until, asked: told }]);
  expect(await endings(chain)).toContain(`${addDays(manager.on, 14)} answer-due`);
});

test("nobody is asked twice, and who did not join is passed over", async () => {
  const { manager, contractId, supplier } = chain;
  const stranger = await makeSupplier(manager);
  await makeSubcontract(manager, { contractId, supplier: stranger });
  const choice = [supplier, stranger].map(({ id }) => ({ id, chosen: [] }));
  const planned = await asActor(manager, (scope) => planRenewals(scope, { suppliers: choice }));
  expect(planned.map((one) => (one.about ? "asked" : one.why))).toEqual(
    expect.arrayContaining([
      expect.stringContaining("Asked already on"),
      "Nothing that it stated for an open subcontract lapses.",
    ]),
  );
  expect(await ask(chain)).toEqual({ ok: true, asked: 0, skipped: 1 });
  expect(await asked(chain)).toHaveLength(1);
});

test("the flowdown keeps its own request and answer beside the renewal", async () => {
  const { manager, subcontractId } = chain;
  const issued = await asActor(manager, (scope) => listIssuedFlowdowns(scope, subcontractId));
  expect(issued).toMatchObject([{ requestId: chain.requestId, isWithdrawn: false }]);
  expect(issued[0]?.submittedAt).not.toBeNull();
});

test("its form begins with what was told, the answer stands beside it until it is accepted", async () => {
  const { official, supplier, manager } = chain;
  const file = await asActor(official, (scope) => getRequestFile(scope, requestId));
  expect(file?.request.renews).toMatchObject({ askedByName: manager.personName });
  const former = await asActor(official, (scope) => getRequestFile(scope, chain.requestId));
  expect(former?.request.newerId, "an older letter leads on to the renewal").toBe(requestId);
  expect(file?.request.newerId).toBeNull();
  const affirmation = file?.preparation.sections.find(({ section }) => section === "affirmation");
  expect(affirmation).toMatchObject({
    state: "not-started",
    values: { affirmedOn: chain.affirmedOn },
  });
  for (const { section, values } of file?.preparation.sections ?? [])
    if (section !== "affirmation" && section !== "assessment")
      await answerSection({ official, requestId }, section, values);
  await answerSection({ official, requestId }, "assessment", {
    ...answersOf(supplier).assessment,
    cmmcStatusDate: manager.on,
  });
  await answerSection({ official, requestId }, "affirmation", {
    ...answersOf(supplier).affirmation,
    affirmedOn: manager.on,
  });
  const signer = later(official, 120);
  const signed = await sign({ official: signer, requestId });
  expect(signed).toMatchObject({ ok: true });
  if (!signed.ok) return;
  const until = addDays(manager.on, DAYS_LEFT);
  expect(await endings(chain)).toContain(`${until} affirmation-due`);
  expect(await asked(chain)).toMatchObject([{ answeredOn: manager.on }]);
  await acceptSubmission(manager, supplier.id, signed.submissionId, {
    method: "certificate",
    note: "",
  });
  const after = await endings(chain);
  expect(after).not.toContain(`${until} affirmation-due`);
  expect(after.filter((one) => one.endsWith("affirmation-due"))).toHaveLength(1);
});

test("what was chosen by name and lapses no more is not asked for, nor anything else in its place", async () => {
  const other = await makeLapsing();
  const { manager, supplier, subcontractId } = other;
  const known = await asActor(manager, (scope) => listKnownExpirations(scope, {}));
  const status = known.find(({ kind }) => kind === "affirmation-due");
  if (!status) throw new Error("nothing lapses");
  const named = [{ kind: "affirmation-due" as const, id: status.id }];
  const choice = { suppliers: [{ id: supplier.id, chosen: named }] };
  const plan = () => asActor(manager, (scope) => planRenewals(scope, choice));
  expect(await plan()).toMatchObject([{ lapses: [{ id: status.id }] }]);
  const gone = { suppliers: [{ id: supplier.id, chosen: [{ ...named[0], id: subcontractId }] }] };
  const replaced = await asActor(manager, (scope) => planRenewals(scope, gone as typeof choice));
  expect(replaced).toMatchObject([{ about: null, refusal: "nothing-lapses" }]);
  await closeSubcontract(later(manager), subcontractId, { reason: "The work is over." });
  expect(await plan()).toMatchObject([
    { about: null, why: expect.stringContaining("the work that it was for is closed") },
  ]);
});

test("a page gone stale tells what changed at any of the suppliers, not at the first alone", async () => {
  const other = await makeLapsing();
  const { manager, supplier } = other;
  // The first by its name.
  const second = await makeSupplier(manager, await makeOrganization("Aardvark Castings"));
  await makeSubcontract(manager, { contractId: other.contractId, supplier: second });
  const choice = { suppliers: [second, supplier].map(({ id }) => ({ id, chosen: [] })) };
  const shown = await asActor(manager, async (scope) =>
    showing(await startShowing(scope), shownRenewals(await planRenewals(scope, choice))),
  );
  await ask(other);
  const dueOn = addDays(manager.on, 14);
  const outcome = await askRenewals(later(manager), choice, { dueOn, message: "", shown });
  expect(outcome).toMatchObject({ ok: false, reason: "stale" });
  expect(!outcome.ok && outcome.changes.join()).toMatch(/renewal/i);
});

test("who asks on a page gone stale is told that nothing was done, also where nobody is left to ask", async () => {
  const other = await makeLapsing();
  const { manager, supplier } = other;
  const browser = await Visitor.of(manager.person);
  const list = "kind=affirmation-due";
  const page = `${paths.prime.newRenewal(manager.organizationId, supplier.id)}&list=${list}`;
  const { body } = await browser.get(page);
  const form = formsOf(body).find(({ tag }) => tag.includes('id="ask-renewal"'));
  const typed = { ...inputsOf(form?.inside ?? ""), dueOn: addDays(manager.on, 14), message: "" };
  await ask(other);
  const late = await browser.post(page, typed);
  expect(late.status).toBe(409);
  expect(late.body).toContain("What this page showed has changed, so nothing was recorded.");
  expect(late.body).toContain("Nobody can be asked");
  expect(late.body).toContain(`/expirations?${list}"`);
});

test("two who ask at the same time ask once", async () => {
  const other = await makeLapsing();
  const outcomes = await Promise.all([ask(other), ask(other)]);
  expect(outcomes.map((one) => one.ok && one.asked).sort()).toEqual([0, 1]);
  expect(await asked(other)).toHaveLength(1);
});

test("who asks while the reminders of the day are written asks once, and so do they", async () => {
  const other = await makeLapsing();
  const { manager, supplier } = other;
  await setQuietDays(manager, { weekends: false, days: [] });
  await setCadence(manager, "affirmation-due", {
    ...defaultCadence("affirmation-due"),
    daysBefore: [DAYS_LEFT],
    asksRenewal: true,
  });
  let beside: ReturnType<typeof sendReminders> | undefined;
  await asActor(later(manager), async (scope) => {
    await lockSuppliers(scope, [supplier.id]);
    beside = sendReminders(new Date(`${manager.on}T12:00:00Z`));
    await untilSomebodyWaits();
    const choice = { suppliers: [{ id: supplier.id, chosen: [] }] };
    const [planned] = await planRenewals(scope, choice);
    if (!planned?.about) throw new Error("nobody can be asked");
    await askRenewalIn(scope, planned, { dueOn: addDays(manager.on, 14), message: "" });
  });
  expect(await beside).toMatchObject({ occasions: expect.any(Number) });
  expect(await asked(other)).toHaveLength(1);
});

test("a flowdown issued anew takes the place of the renewal", async () => {
  const other = await makeLapsing();
  await ask(other);
  const { manager, subcontractId } = other;
  const dueOn = addDays(manager.on, 10);
  await issueFlowdown(manager, subcontractId, { dueOn, message: "" });
  expect(await asked(other)).toEqual([]);
});
