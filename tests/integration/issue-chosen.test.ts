import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { issueChosen } from "#app/commands/flowdown/issue-chosen.server.ts";
import { answerInformation } from "#app/commands/subcontract/answer-information.server.ts";
import { answerSeveral } from "#app/commands/subcontract/answer-several.server.ts";
import { createSubcontract } from "#app/commands/subcontract/create-subcontract.server.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { planIssuing, shownPlan } from "#app/queries/flowdown/issue-plan.server.ts";
import { showing, startShowing } from "#app/queries/log/shown.server.ts";
import { planAnswering } from "#app/queries/subcontract/answer-plan.server.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { letters } from "#db/schema/letter.ts";
import { requests } from "#db/schema/request.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { actorOf, makeOrganization, nextNumber } from "#tests/factories/people.ts";
import {
  cuiAt,
  makeContract,
  makeSubcontract,
  makeSupplier,
  makeSupplyChain,
} from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";

/** Two subcontracts of a supplier that joined under two contracts, and one of one that did not. */
async function makeChosen() {
  const chain = await makeSupplyChain();
  const { manager, supplier, contractId } = chain;
  const other = await makeSupplier(manager);
  const second = await makeContract(manager, { title: "Landing gear" });
  const make = (given: { contractId: string; supplier: typeof supplier }) =>
    makeSubcontract(manager, { ...given, isIssued: false });
  const toIssue = [
    await make({ contractId, supplier }),
    await make({ contractId: second, supplier }),
    await make({ contractId, supplier: other }),
  ].map(({ subcontractId }) => subcontractId);
  const created = await createSubcontract(manager, contractId, {
    supplierId: other.id,
    number: `SC-${nextNumber()}`,
    title: "Covers",
  });
  if (!created.ok) throw new Error(created.reason);
  const unanswered = created.subcontractId;
  return { ...chain, toIssue, unanswered, current: chain.subcontractId, other };
}

let chosen: Awaited<ReturnType<typeof makeChosen>>;
beforeEach(async () => {
  chosen = await makeChosen();
});

const input = () => ({ dueOn: addDays(chosen.manager.on, 21), message: "For the spring lot." });
const shownNow = (ids: string[]) =>
  asActor(chosen.manager, async (scope) => {
    const logSize = await startShowing(scope);
    return showing(logSize, shownPlan(await planIssuing(scope, ids)));
  });
const lettersTo = (email: string) =>
  asSystem((tx) => tx.select().from(letters).where(eq(letters.toEmail, email)));
const issuedOf = (subcontractId: string) =>
  asActor(chosen.manager, ({ tx }) =>
    tx
      .select({ dueOn: requests.dueOn, message: requests.message })
      .from(requests)
      .innerJoin(flowdowns, eq(flowdowns.id, requests.flowdownId))
      .where(eq(flowdowns.subcontractId, subcontractId)),
  );

test("those to issue go out together, and the others are named with why they do not", async () => {
  const { manager, toIssue, unanswered, current, official } = chosen;
  const all = [...toIssue, unanswered, current];
  const plan = await asActor(manager, (scope) => planIssuing(scope, all));
  expect(plan.planned.map(({ subcontractId }) => subcontractId).sort()).toEqual(toIssue.sort());
  expect(Object.fromEntries(plan.skipped.map((one) => [one.subcontractId, one.why]))).toEqual({
    [unanswered]: "unanswered",
    [current]: "current",
  });
  const before = await lettersTo(official.person.email);
  const outcome = await issueChosen(manager, all, { ...input(), shown: await shownNow(all) });
  expect(outcome).toEqual({ ok: true, issued: 3, suppliersTold: 1 });
  for (const subcontractId of toIssue) expect(await issuedOf(subcontractId)).toEqual([input()]);
  expect(await issuedOf(unanswered)).toEqual([]);
  expect(await issuedOf(current)).toHaveLength(1);
  const told = (await lettersTo(official.person.email)).slice(before.length);
  expect(told.map(({ kind }) => kind)).toEqual(["flowdowns-issued"]);
  expect(told[0]?.facts).toMatchObject({
    isAgain: false,
    contractTitle: expect.stringContaining("Landing gear"),
    subcontracts: [{}, {}],
  });
});

test("what changed since the page showed it is not issued, none of it", async () => {
  const { manager, toIssue, supplier } = chosen;
  const shown = await shownNow(toIssue);
  const [first = ""] = toIssue;
  await answerInformation(manager, first, {
    ...cuiAt(supplier.cage),
    information: "FCI",
    cuiCategories: [],
  });
  const outcome = await issueChosen(manager, toIssue, { ...input(), shown });
  expect(outcome).toMatchObject({ ok: false, reason: "stale" });
  expect(outcome.ok || outcome.changes.join()).toContain("Information flow answered");
  for (const subcontractId of toIssue) expect(await issuedOf(subcontractId)).toEqual([]);
});

test("two who issue the same at once issue it once", async () => {
  const { manager, toIssue } = chosen;
  const shown = await shownNow(toIssue);
  const outcomes = await Promise.all([
    issueChosen(manager, toIssue, { ...input(), shown }),
    issueChosen(manager, toIssue, { ...input(), shown }),
  ]);
  expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
  for (const subcontractId of toIssue) expect(await issuedOf(subcontractId)).toHaveLength(1);
});

test("another prime's subcontracts are nobody's to issue", async () => {
  const stranger = await actorOf(await makeOrganization(), "prime-manager");
  const plan = await asActor(stranger, (scope) => planIssuing(scope, chosen.toIssue));
  expect(plan).toEqual({ planned: [], skipped: [] });
});

test("all that fit the filters of the list are taken, and its filters are kept", async () => {
  const { manager, toIssue } = chosen;
  const o = manager.organizationId;
  const browser = await Visitor.of(manager.person);
  const list = await browser.get(`${paths.prime.subcontracts(o)}?standing=to-issue`);
  const href = /<a href="([^"]+all=yes[^"]*)">/.exec(list.body)?.[1]?.replaceAll("&amp;", "&");
  if (!href) throw new Error("the list does not offer all that fit");
  const page = await browser.get(href);
  for (const id of toIssue) expect(page.body).toContain(`value="${id}"`);
  const [, shown = ""] = /name="shown" value="([^"]+)"/.exec(page.body) ?? [];
  const { dueOn, message } = input();
  const fields = { subcontractId: toIssue, shown: shown.replaceAll("&quot;", '"'), dueOn, message };
  const sent = await browser.post(href, fields, href);
  expect(sent.status).toBe(303);
  expect(sent.location).toContain("?standing=to-issue&issued=3&told=1");
  const after = await browser.get(sent.location ?? "");
  expect(after.body).toContain("3 flowdowns were issued.");
});

test("what information flows is answered together, and what was answered keeps its answer", async () => {
  const { manager, unanswered, current, other } = chosen;
  const answer = {
    information: "FCI" as const,
    cuiCategories: [],
    commercialOffTheShelfOnly: false,
    operationallyCriticalSupport: false,
    directedStatus: null,
  };
  const ids = [unanswered, current];
  const plan = await asActor(manager, (scope) => planAnswering(scope, ids));
  expect(plan.skipped).toMatchObject([{ subcontractId: current, why: "answered" }]);
  const both = await Promise.all([
    answerSeveral(manager, { ...answer, subcontractId: ids }),
    answerSeveral(manager, { ...answer, subcontractId: ids }),
  ]);
  expect(both.map(({ answered }) => answered).sort()).toEqual([0, 1]);
  const rows = await asActor(manager, ({ tx }) => tx.select().from(subcontracts));
  const of = (id: string) => rows.find((row) => row.id === id);
  expect(of(unanswered)).toMatchObject({ information: "FCI", performingCages: [other.cage] });
  expect(of(current)).toMatchObject({ information: "CUI" });
  const planned = await asActor(manager, (scope) => planIssuing(scope, ids));
  expect(planned.planned.map(({ subcontractId }) => subcontractId)).toEqual([unanswered]);
});
