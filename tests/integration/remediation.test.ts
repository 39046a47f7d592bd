import { expect, test } from "vitest";
import { addItems } from "#app/commands/remediation/add-items.server.ts";
import { changeItem } from "#app/commands/remediation/change-item.server.ts";
import { startPlan } from "#app/commands/remediation/start-plan.server.ts";
import { saveAnswers } from "#app/commands/workbook/save-answers.server.ts";
import { addDays, type CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import { asActor } from "#app/platform/db.server.ts";
import { getPlanFile } from "#app/queries/remediation/plan-file.server.ts";
import { listSuppliersPlans } from "#app/queries/remediation/prime-plan.server.ts";
import {
  makeConditional,
  OPEN_REQUIREMENTS,
  onDay,
  seenBy,
  state,
  threeOpen,
  verdictOn,
} from "#tests/factories/conditional-plan.ts";
import { actorOf } from "#tests/factories/people.ts";
import { answerOf, makePlan, readPlan } from "#tests/factories/remediation.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";
import { makeWorkbook, metOf } from "#tests/factories/workbook-answers.ts";

test("a plan takes all that is not met, and a workbook has one, also when two make it at once", async () => {
  const { official, subcontractor } = await makeSupplyChain();
  const dana = await actorOf(subcontractor, "subcontractor-preparer");
  const workbookId = await threeOpen(official, "Shop network");
  const made = await Promise.all([official, dana].map((actor) => startPlan(actor, { workbookId })));
  expect(made[0]).toEqual(made[1]);
  const planId = await makePlan(official, workbookId);
  const { items, progress } = await readPlan(official, planId);
  expect(items.map(({ number, requirement }) => [number, requirement])).toEqual([
    [1, "3.1.3"],
    [2, "3.1.9"],
    [3, "3.4.9"],
  ]);
  expect(progress).toMatchObject({ openCount: 3, doneCount: 0, undatedCount: 3 });
});

test("of many who add to a plan at once each item gets a number of its own", async () => {
  const { official } = await makeSupplyChain();
  const planId = await makePlan(official, await makeWorkbook(official));
  const weaknesses = ["One is missing", "Two is missing", "Three is missing"];
  await Promise.all(
    weaknesses.map((weakness) =>
      addItems(official, planId, { intent: "own", requirement: "", weakness }),
    ),
  );
  const { items } = await readPlan(official, planId);
  expect(items.map(({ number }) => number)).toEqual([1, 2, 3]);
});

test("pages of a plan are 404 to everybody else", async () => {
  const { official, planId, manager } = await makeConditional();
  const own = await Visitor.of(official.person);
  const o = official.organizationId;
  for (const page of [
    paths.subcontractor.remediationPlan(o, planId),
    paths.subcontractor.poam(o, planId),
    paths.subcontractor.poamSheet(o, planId),
    paths.subcontractor.poamOscal(o, planId),
    paths.subcontractor.remediationSharing(o, planId),
  ])
    expect((await own.get(page)).status, page).toBe(200);
  const stranger = await makeSupplyChain();
  const theirs = await Visitor.of(stranger.official.person);
  const strange = paths.subcontractor.remediationPlan(stranger.official.organizationId, planId);
  expect((await theirs.get(strange)).status).toBe(404);
  const { body } = await own.get(paths.subcontractor.remediationPlan(o, planId));
  expect(body).toContain("Day 5 of 180");
  expect(body).toContain("closes nothing out");
  const prime = await Visitor.of(stranger.manager.person);
  const foreign = paths.prime.remediationPlan(stranger.manager.organizationId, planId);
  expect((await prime.get(foreign)).status).toBe(404);
  const holder = await Visitor.of(manager.person);
  const shown = paths.prime.remediationPlan(manager.organizationId, planId);
  expect((await holder.get(shown)).status).toBe(200);
});

test("a Conditional status with three open items walks to its close-out", async () => {
  const chain = await makeConditional();
  const { official, manager, planId, statusDate, workbookId, supplier } = chain;
  const { items } = await readPlan(official, planId);
  for (const [index, item] of items.entries()) {
    const dueOn = addDays(official.on, 30 * (index + 1));
    const change = answerOf(item, { action: "Cure it.", dueOn });
    await changeItem(official, { planId, itemId: item.id }, change);
  }
  const inTime = onDay(manager, addDays(manager.on, 10));
  expect((await seenBy(inTime, planId))?.listed.slips).toEqual([]);
  for (const item of (await readPlan(official, planId)).items) {
    const dana = onDay(official, item.dueOn ?? official.on);
    const done = answerOf(item, { status: "done", doneOn: dana.on, evidence: "Ticket 12" });
    expect(await changeItem(dana, { planId, itemId: item.id }, done)).toEqual({ ok: true });
  }
  // All is ticked off: the score, the clock and the verdict's last day are what they were.
  const ticked = await asActor(onDay(official, addDays(statusDate, 120)), (scope) =>
    getPlanFile(scope, planId),
  );
  expect(ticked).toMatchObject({
    progress: { openCount: 0, doneCount: 3 },
    evaluation: { score: 107 },
    clock: { state: "running", day: 120, lastDay: addDays(statusDate, 180) },
  });
  expect((await verdictOn(chain, addDays(statusDate, 180)))?.verdict).toBe("eligible");
  expect((await verdictOn(chain, addDays(statusDate, 181)))?.verdict).toBe("ineligible");
  // Assessed and posted in time, stated and accepted: the status is Final, from the same day on.
  const typed = OPEN_REQUIREMENTS.map((requirement) => ({
    requirement,
    answer: metOf(requirement),
    readVersion: 1,
  }));
  await saveAnswers(official, workbookId, typed);
  const closing = addDays(statusDate, 150);
  const later = {
    ...chain,
    official: onDay(official, closing),
    manager: onDay(manager, closing),
  };
  await state(later, {
    cmmcStatus: "Final",
    cmmcStatusDate: statusDate,
    cmmcScore: "110",
    cmmcCloseOutOn: closing,
    affirmedOn: closing,
  });
  expect((await verdictOn(chain, addDays(statusDate, 181)))?.verdict).toBe("eligible");
  const closed = await asActor(onDay(official, closing), (scope) => getPlanFile(scope, planId));
  expect(closed).toMatchObject({
    evaluation: { score: 110 },
    clock: { state: "closed-out", closedOutOn: closing },
    unplanned: [],
    suggested: [],
  });
  const plans = await asActor(manager, (scope) =>
    listSuppliersPlans(scope, { supplierId: supplier.id }),
  );
  expect(plans).toMatchObject([{ closeOutBy: null, slips: [] }]);
});

test("a Conditional status that nobody closes out turns the verdict on day 181, and the plan says so", async () => {
  const chain = await makeConditional();
  const { official, manager, planId, statusDate } = chain;
  const last = addDays(statusDate, 180);
  const dayAfter = addDays(last, 1);
  expect((await verdictOn(chain, last))?.verdict).toBe("eligible");
  expect((await verdictOn(chain, last))?.holdsUntil).toBe(last);
  const turned = await verdictOn(chain, dayAfter);
  expect(turned?.verdict).toBe("ineligible");
  expect(turned?.reasons.map(({ code }) => code)).toContain("conditional-expired");
  const fileOn = (on: CalendarDate) =>
    asActor(onDay(official, on), (scope) => getPlanFile(scope, planId));
  expect((await fileOn(last))?.clock).toMatchObject({ state: "running", daysLeft: 0 });
  const after = await fileOn(dayAfter);
  expect(after?.clock).toMatchObject({ state: "expired", daysLeft: -1 });
  expect(after?.suggested).toMatchObject([{ source: "expired-status" }]);
  expect((await seenBy(onDay(manager, dayAfter), planId))?.listed.slips).toEqual([
    "past-close-out",
    "standstill",
  ]);
});
