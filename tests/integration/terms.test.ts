import { expect, test } from "vitest";
import {
  correctModification,
  withdrawModification,
} from "#app/commands/contract/correct-modification.server.ts";
import { recordModification } from "#app/commands/contract/record-modification.server.ts";
import {
  changeOwnTerms,
  endOwnTerms,
  setOwnTerms,
} from "#app/commands/contract/set-own-terms.server.ts";
import {
  recordStatusEnding,
  withdrawStatusEnding,
} from "#app/commands/fact/record-status-ending.server.ts";
import { issueFlowdowns } from "#app/commands/flowdown/issue-flowdowns.server.ts";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import { addDays, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { rebuildPostures, sweepPostures } from "#app/jobs/sweep-postures.server.ts";
import { asActor } from "#app/platform/db.server.ts";
import { getContract } from "#app/queries/contract/contract.server.ts";
import {
  countOutdatedFlowdowns,
  listOutdatedFlowdowns,
} from "#app/queries/flowdown/outdated-flowdown.server.ts";
import { actorAt, readAt } from "#app/queries/moment/moment.server.ts";
import { getSubcontract } from "#app/queries/subcontract/subcontract.server.ts";
import { assessmentOf, makeSubmission } from "#tests/factories/statement.ts";
import { makeSubcontract, makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { findAssessmentLineage, modification } from "#tests/factories/terms.ts";

/** A chain under Level 2 (C3PAO) whose supplier holds an accepted Level 2 (Self). */
async function makeSelfAssessedChain() {
  const chain = await makeSupplyChain();
  const held = assessmentOf(chain.supplier, { type: "Level 2 (Self)" });
  const { submissionId } = await makeSubmission(chain, held);
  await acceptSubmission(chain.manager, chain.supplier.id, submissionId, {
    method: "sprs-screenshot",
    note: "",
  });
  return chain;
}
type Chain = Awaited<ReturnType<typeof makeSelfAssessedChain>>;

const postureOf = async ({ manager, subcontractId }: Chain, actor = manager) =>
  (await asActor(actor, (scope) => getSubcontract(scope, subcontractId)))?.posture?.decision;

const removal = (on: Chain["manager"]["on"]) =>
  modification({
    number: "P00007",
    effectiveOn: on,
    changesStatus: true,
    requiredStatus: "Level 2 (Self)",
  });

test("a modification decides from its day on, and not the day before", async () => {
  const chain = await makeSelfAssessedChain();
  const { manager, contractId } = chain;
  expect(await postureOf(chain)).toMatchObject({ verdict: "ineligible" });
  const recorded = await recordModification(manager, contractId, removal(manager.on));
  expect(recorded).toMatchObject({ ok: true });
  expect(await postureOf(chain)).toMatchObject({ verdict: "eligible", required: "Level 2 (Self)" });

  const before = actorAt(
    { ...manager, at: new Date(), timeZone: "America/New_York" },
    {
      asOf: addDays(manager.on, -1),
      knownOn: manager.on,
    },
  );
  const decided = await readAt(before, { subcontractIds: [chain.subcontractId] }, (scope) =>
    getSubcontract(scope, chain.subcontractId),
  );
  expect(decided?.posture?.decision).toMatchObject({ verdict: "ineligible" });
});

test("one that is to come is known to holdsUntil, and swept in on its day", async () => {
  const chain = await makeSelfAssessedChain();
  const { manager, contractId } = chain;
  const effectiveOn = addDays(manager.on, 10);
  await recordModification(manager, contractId, removal(effectiveOn));
  expect(await postureOf(chain)).toMatchObject({
    verdict: "ineligible",
    holdsUntil: addDays(effectiveOn, -1),
  });
  const at = new Date(`${effectiveOn}T18:00:00.000Z`);
  await sweepPostures(at);
  const then = { ...manager, at, on: effectiveOn };
  expect(await postureOf(chain, then)).toMatchObject({ verdict: "eligible" });
  expect((await rebuildPostures(at)).changed).toBe(0);
});

test("a number is recorded once, also by two people at once", async () => {
  const { manager, contractId } = await makeSupplyChain();
  const both = await Promise.all([
    recordModification(manager, contractId, modification()),
    recordModification(manager, contractId, modification()),
  ]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: "number-taken" });
});

test("a correction supersedes, a withdrawal takes back, and both stay to be read", async () => {
  const chain = await makeSelfAssessedChain();
  const { manager, contractId } = chain;
  const recorded = await recordModification(manager, contractId, removal(manager.on));
  if (!recorded.ok) throw new Error(recorded.reason);
  const corrected = await correctModification(
    manager,
    { contractId, modificationId: recorded.modificationId },
    { ...removal(addDays(manager.on, 5)), correctionReason: "The effective date was misread." },
  );
  if (!corrected.ok) throw new Error(corrected.reason);
  expect(await postureOf(chain)).toMatchObject({ verdict: "ineligible" });
  const again = await correctModification(
    manager,
    { contractId, modificationId: recorded.modificationId },
    { ...removal(manager.on), correctionReason: "The effective date was misread." },
  );
  expect(again).toMatchObject({ ok: false });
  const withdrawn = await withdrawModification(
    manager,
    { contractId, modificationId: corrected.modificationId },
    { correctionReason: "It belongs to another contract." },
  );
  expect(withdrawn).toMatchObject({ ok: true });
  const contract = await asActor(manager, (scope) => getContract(scope, contractId));
  expect(contract?.modifications).toHaveLength(3);
  expect(contract?.modifications.filter(({ isStanding }) => isStanding)).toEqual([]);
  expect(contract?.inForce.requiredStatus).toBe("Level 2 (C3PAO)");
});

test("flowdowns that no longer say it are issued again in one step, one letter a supplier", async () => {
  const chain = await makeSelfAssessedChain();
  const { manager, contractId, supplier } = chain;
  const second = await makeSubcontract(manager, { contractId, supplier });
  await recordModification(manager, contractId, removal(manager.on));
  const outdated = await asActor(manager, (scope) => listOutdatedFlowdowns(scope, contractId));
  expect(outdated.map(({ told, now }) => [told.required, now.required])).toEqual([
    ["Level 2 (C3PAO)", "Level 2 (Self)"],
    ["Level 2 (C3PAO)", "Level 2 (Self)"],
  ]);
  const count = () => asActor(manager, (scope) => countOutdatedFlowdowns(scope, contractId));
  expect(await count()).toBe(2);
  const ids = [chain.subcontractId, second.subcontractId];
  const input = { dueOn: addDays(manager.on, 14), message: "" };
  const later = { ...manager, at: new Date() };
  const outcomes = await Promise.all([
    issueFlowdowns(later, contractId, ids, input),
    issueFlowdowns(later, contractId, ids, input),
  ]);
  expect(outcomes).toEqual(
    expect.arrayContaining([
      { ok: true, issued: 2, suppliersTold: 1 },
      { ok: true, issued: 0, suppliersTold: 0 },
    ]),
  );
  expect(await issueFlowdowns(later, contractId, ids, { ...input, shown: "" })).toEqual({
    ok: false,
    reason: "stale",
    changes: [],
  });
  expect(await asActor(manager, (scope) => listOutdatedFlowdowns(scope, contractId))).toEqual([]);
  expect(await count()).toBe(0);
});

test("own terms stand beside the verdict, are told in the flowdown, changed and ended", async () => {
  const chain = await makeSelfAssessedChain();
  const { manager, contractId } = chain;
  await recordModification(manager, contractId, removal(manager.on));
  const asked = {
    requiredStatus: "Level 2 (C3PAO)" as const,
    information: ["CUI" as const],
    from: manager.on,
    until: null,
    reason: "The program keeps asking for certification.",
    wording: "We ask for certification by a C3PAO in all work with CUI.",
  };
  const set = await setOwnTerms(manager, { contractId, subcontractId: null }, asked);
  if (!set.ok) throw new Error(set.reason);
  expect(await postureOf(chain)).toMatchObject({
    verdict: "eligible",
    ownTerms: { required: "Level 2 (C3PAO)", verdict: "not-met", holdsUntil: null },
  });
  const [outdated] = await asActor(manager, (scope) => listOutdatedFlowdowns(scope, contractId));
  expect(outdated?.now).toMatchObject({ required: "Level 2 (Self)", asked: "Level 2 (C3PAO)" });

  const until = addDays(manager.on, 30);
  const changed = await changeOwnTerms(manager, set.ownTermId, { ...asked, until });
  if (!changed.ok) throw new Error(changed.reason);
  expect(await postureOf(chain)).toMatchObject({ ownTerms: { holdsUntil: until } });
  const ended = await endOwnTerms(manager, changed.ownTermId, { reason: "No longer asked for." });
  expect(ended).toMatchObject({ ok: true });
  expect(await postureOf(chain)).toMatchObject({ verdict: "eligible", ownTerms: null });
  expect(await endOwnTerms(manager, set.ownTermId, { reason: "No longer asked." })).toMatchObject({
    ok: false,
  });
});

test("a status that the prime learns was revoked does not count, until that is withdrawn", async () => {
  const chain = await makeSelfAssessedChain();
  const { manager, contractId, supplier } = chain;
  await recordModification(manager, contractId, removal(manager.on));
  const assessmentLineageId = await findAssessmentLineage(manager, supplier.id);
  const which = { supplierId: supplier.id, assessmentLineageId };
  const ended = await recordStatusEnding(manager, which, {
    cause: "status-revoked",
    endedOn: calendarDate(manager.on),
    source: "SPRS shows no status any more, says the contracting officer.",
  });
  if (!ended.ok) throw new Error(ended.reason);
  expect(await postureOf(chain)).toMatchObject({
    verdict: "ineligible",
    reasons: [{ code: "status-revoked" }],
  });
  await withdrawStatusEnding(manager, ended.statusEndingId, { source: "It was another supplier." });
  expect(await postureOf(chain)).toMatchObject({ verdict: "eligible" });
  const other = await makeSupplyChain();
  expect(
    await recordStatusEnding(other.manager, which, {
      cause: "status-revoked",
      endedOn: calendarDate(manager.on),
      source: "Nobody told us anything at all.",
    }),
  ).toMatchObject({ ok: false, reason: "not-found" });
});
