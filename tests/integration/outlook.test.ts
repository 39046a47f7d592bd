import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { recordModification } from "#app/commands/contract/record-modification.server.ts";
import { keepOutlook } from "#app/commands/outlook/keep-outlook.server.ts";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import { createSubcontract } from "#app/commands/subcontract/create-subcontract.server.ts";
import { addDays, addYears, type CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { writeShown } from "#app/domain/kernel/shown.ts";
import type { OutlookQuestion } from "#app/domain/outlook/question.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { digestOfOutlook } from "#app/queries/outlook/digest.server.ts";
import {
  getKeptOutlook,
  listKeptOutlooks,
  readKeptLines,
  readKeptOutlook,
  repeatOutlook,
} from "#app/queries/outlook/kept-outlook.server.ts";
import { computeOutlook } from "#app/queries/outlook/outlook.server.ts";
import { getOverview } from "#app/queries/portal/overview.server.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { answerAll, answerSection, answersOf, later, sign } from "#tests/factories/answer.ts";
import { outlookQuestion } from "#tests/factories/outlook.ts";
import type { TestActor } from "#tests/factories/people.ts";
import { makeSubcontract, makeSupplier, makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { modification } from "#tests/factories/terms.ts";
import { Visitor } from "#tests/factories/visitor.ts";

type Chain = Awaited<ReturnType<typeof makeSupplyChain>>;

const DAYS_LEFT = 100;

/** A status that is affirmed for a hundred days more, and a subcontract of which nothing was shown. */
async function makeChain(): Promise<Chain & { endsOn: CalendarDate; other: string }> {
  const chain = await makeSupplyChain();
  const { manager, official, supplier, requestId } = chain;
  const affirmedOn = addDays(addYears(manager.on, -1), DAYS_LEFT);
  await answerAll(chain);
  const { assessment, affirmation } = answersOf(supplier);
  await answerSection(chain, "assessment", { ...assessment, cmmcStatusDate: affirmedOn });
  await answerSection(chain, "affirmation", { ...affirmation, affirmedOn });
  const signed = await sign({ official, requestId });
  if (!signed.ok) throw new Error(signed.reason);
  const accepted = await acceptSubmission(manager, supplier.id, signed.submissionId, {
    method: "certificate",
    note: "",
  });
  if (!accepted.ok) throw new Error(accepted.reason);
  const second = await makeSupplier(manager);
  const { contractId } = chain;
  const { subcontractId } = await makeSubcontract(manager, { contractId, supplier: second });
  return { ...chain, endsOn: addYears(affirmedOn, 1), other: subcontractId };
}

let chain: Awaited<ReturnType<typeof makeChain>>;
let manager: TestActor;

beforeAll(async () => {
  chain = await makeChain();
  manager = later(chain.manager, 300);
}, 120_000);

const look = (question: OutlookQuestion, actor = manager) =>
  asActor(actor, (scope) => computeOutlook((work) => work(scope), actor, question));
const rowOf = async (question: OutlookQuestion) =>
  (await look(question)).rows.find(({ subcontractId }) => subcontractId === chain.subcontractId);

test("today's counts are those of the overview", async () => {
  const { counts } = await look(outlookQuestion(manager.on));
  const overview = await asActor(manager, getOverview);
  for (const [state, count] of Object.entries(overview.counts)) {
    expect(counts.today[state as keyof typeof counts.today].count, state).toBe(count);
    expect(counts.ahead[state as keyof typeof counts.ahead].count, state).toBe(count);
  }
  expect(counts.total.count).toBe(2);
});

test("if nobody renews, what ends before the day is ineligible on it, with why and since when", async () => {
  const day = addDays(chain.endsOn, 1);
  expect(await rowOf(outlookQuestion(day))).toMatchObject({
    today: "eligible",
    ahead: "ineligible",
    turnsOn: day,
    reason: { code: "affirmation-overdue" },
    act: "affirm",
    needed: null,
  });
  expect(await rowOf(outlookQuestion(chain.endsOn))).toMatchObject({ ahead: "lapsing" });
  const everybody = outlookQuestion(day, { renewals: "everybody" });
  expect(await rowOf(everybody)).toMatchObject({ ahead: "eligible", restsOn: ["renewal"] });
});

test("who shows nothing cannot reach a third party's status in time, the most urgent first", async () => {
  const { rows, counts } = await look(outlookQuestion(addDays(manager.on, 30)));
  expect(rows[0]).toMatchObject({
    subcontractId: chain.other,
    ahead: "ineligible",
    needed: { reach: "not-by-date", neededOn: manager.on },
    act: "third-party",
  });
  expect(counts.reach["not-by-date"].count).toBe(1);
});

const keep = async (actor: TestActor, name: string, contractId: string | null = null) => {
  const question = outlookQuestion(addDays(actor.on, 30), { contractId });
  const shown = writeShown({
    digest: digestOfOutlook(actor, await look(question, actor)),
    logSize: 0,
  });
  return { question, kept: await keepOutlook(actor, question, { name, shown }) };
};

test("what is kept is what was shown, and its lines have its digest, which the log tells", async () => {
  const { kept, question } = await keep(
    later(manager, 60),
    "Option 1, if nobody renews",
    chain.contractId,
  );
  if (!kept.ok) throw new Error(kept.reason);
  const { outlookId } = kept;
  const [found, lines, content] = await asActor(manager, (scope) =>
    Promise.all([
      getKeptOutlook(scope, outlookId),
      readKeptLines(scope, outlookId),
      readKeptOutlook(scope, outlookId),
    ]),
  );
  if (!found) throw new Error("not kept");
  expect(createHash("sha256").update(lines).digest("hex")).toBe(found.digest);
  expect(found).toMatchObject({ name: "Option 1, if nobody renews", question, rowCount: 2 });
  expect(content.rows).toEqual((await look(question)).rows);
  const entries = await asSystem((tx) =>
    tx
      .select({ entry: oversightLog.entry, contractId: oversightLog.contractId })
      .from(oversightLog)
      .where(
        and(
          eq(oversightLog.primeId, manager.organizationId),
          eq(oversightLog.action, "outlook.kept"),
        ),
      ),
  );
  expect(entries).toHaveLength(1);
  expect(entries[0]?.contractId).toBeNull();
  expect(entries[0]?.entry).toContain(found.digest);
});

test("the same under the same name is kept once", async () => {
  const first = await keep(later(manager, 120), "Twice");
  const again = await keep(later(manager, 180), "Twice");
  expect(again.kept).toEqual(first.kept);
});

test("what is shown otherwise by now is not kept", async () => {
  const question = outlookQuestion(addDays(manager.on, 30));
  const shown = writeShown({ digest: "0".repeat(64), logSize: 0 });
  expect(await keepOutlook(manager, question, { name: "Old", shown })).toEqual({
    ok: false,
    reason: "stale",
  });
});

test("looked ahead again from what was known then it comes to the same, whatever came in since", async () => {
  const own = await makeChain();
  const actor = later(own.manager, 300);
  const { kept } = await keep(actor, "Before it changed");
  if (!kept.ok) throw new Error(kept.reason);
  const { contractId } = own;
  const after = later(own.manager, 600);
  await recordModification(
    after,
    contractId,
    modification({ effectiveOn: actor.on, changesStatus: true, requiredStatus: null }),
  );
  await makeSubcontract(after, { contractId, supplier: await makeSupplier(after) });
  const read = await asActor(after, async (scope) => ({
    found: await getKeptOutlook(scope, kept.outlookId),
    content: await readKeptOutlook(scope, kept.outlookId),
  }));
  if (!read.found) throw new Error("not kept");
  expect(await repeatOutlook(after, read.found, read.content)).toEqual({
    isSame: true,
    differing: 0,
  });
  expect((await look(read.found.question, after)).rows).not.toEqual(read.content.rows);
}, 60_000);

test("another prime sees no kept outlook, and cannot ask about another's contract", async () => {
  const { kept } = await keep(later(manager, 240), "Ours");
  if (!kept.ok) throw new Error(kept.reason);
  const other = await makeSupplyChain();
  const seen = await asActor(other.manager, async (scope) => ({
    kept: await getKeptOutlook(scope, kept.outlookId),
    lines: await readKeptLines(scope, kept.outlookId),
    all: await listKeptOutlooks(scope, null),
  }));
  expect(seen).toEqual({ kept: null, lines: "", all: { outlooks: [], next: null } });
  const browser = await Visitor.of(other.manager.person);
  const o = other.manager.organizationId;
  const contract = chain.contractId;
  const asked = paths.prime.outlookOn(o, { on: addDays(manager.on, 30), contract });
  expect((await browser.get(asked)).status).toBe(400);
  expect((await browser.post(asked, { name: "Theirs", shown: "" })).status).toBe(404);
  expect((await browser.get(paths.prime.keptOutlook(o, kept.outlookId))).status).toBe(404);
}, 60_000);

test("the page tells the what-if, refuses what cannot be beside its field, and hands out its list", async () => {
  const browser = await Visitor.of(manager.person);
  const o = manager.organizationId;
  const on = addDays(chain.endsOn, 1);
  const page = await browser.get(paths.prime.outlookOn(o, { on }));
  expect(page.status).toBe(200);
  expect(page.body).toContain("No verdict rests on it, and nothing here is in force");
  expect(page.body).toContain("The affirmation is older than one year");
  const wrong = await browser.get(`${paths.prime.outlook(o)}?on=2027-02-30&lead=x`);
  expect(wrong.status).toBe(400);
  expect(wrong.body).toContain("is not a date that exists");
  expect(wrong.body).toContain("Enter a whole number from 0 to 60.");
  const csv = await browser.get(`${paths.prime.exportOutlook(o, "csv")}?on=${on}&list=all`);
  expect(csv.body.trim().split("\r\n")).toHaveLength(3);
  const bad = await browser.get(`${paths.prime.exportOutlook(o, "csv")}?on=soon`);
  expect(bad.status).toBe(400);
}, 60_000);

test("a known modification is the terms of its day", async () => {
  const effectiveOn = addDays(manager.on, 40);
  const recorded = await recordModification(
    manager,
    chain.contractId,
    modification({ effectiveOn, changesStatus: true, requiredStatus: null }),
  );
  expect(recorded).toMatchObject({ ok: true });
  const before = await look(outlookQuestion(addDays(effectiveOn, -1)));
  const after = await look(outlookQuestion(effectiveOn));
  const requiredOf = ({ rows }: typeof before) => rows.map(({ requiredThen }) => requiredThen);
  expect(requiredOf(before)).toEqual(["Level 2 (C3PAO)", "Level 2 (C3PAO)"]);
  expect(requiredOf(after)).not.toContain("Level 2 (C3PAO)");
});

test("what nobody answered is undecided on every day, and its value is at stake", async () => {
  const { contractId, supplier } = chain;
  const created = await createSubcontract(later(manager, 400), contractId, {
    supplierId: supplier.id,
    number: "SC-VALUE",
    title: "Forgings",
    value: 125_000,
  });
  expect(created).toMatchObject({ ok: true });
  const { counts, rows } = await look(outlookQuestion(addDays(manager.on, 30)));
  expect(counts.ahead.undecided).toEqual({ count: 1, value: 125_000, withoutValue: 0 });
  expect(rows.find(({ number }) => number === "SC-VALUE")).toMatchObject({
    today: "undecided",
    ahead: "undecided",
    value: 125_000,
    act: "answer-information",
  });
});
