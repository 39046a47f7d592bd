import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { recordAward } from "#app/commands/award/record-award.server.ts";
import { endDeputy } from "#app/commands/deputy/end-deputy.server.ts";
import { nameDeputy } from "#app/commands/deputy/name-deputy.server.ts";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import { addDays, type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { WorkOwner } from "#app/domain/worklist/list-address.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { listDeputies } from "#app/queries/deputy/deputy.server.ts";
import { countWaitingWork } from "#app/queries/portal/navigation-counts.server.ts";
import { listChased } from "#app/queries/request/chase.server.ts";
import { listWork } from "#app/queries/worklist/worklist.server.ts";
import { invitations } from "#db/schema/invitation.ts";
import { letters } from "#db/schema/letter.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { postures } from "#db/schema/posture.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { answerAll, sign } from "#tests/factories/answer.ts";
import { ANY_REASONS } from "#tests/factories/award.ts";
import { invite } from "#tests/factories/invitation.ts";
import { actorOf, type TestActor } from "#tests/factories/people.ts";
import { makeSubcontract, makeSupplier, makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";

const worksOn = (actor: TestActor, owner: WorkOwner = "for-me") =>
  asActor(actor, (scope) => listWork(scope, { owner }, null)).then(({ items }) => items);
const kindsOf = async (actor: TestActor, owner: WorkOwner = "for-me") =>
  (await worksOn(actor, owner)).map(({ kind }) => kind);
const own = (supplierId: string, ownerId: string | null) =>
  asSystem((tx) => tx.update(suppliers).set({ ownerId }).where(eq(suppliers.id, supplierId)));
const on = <A extends TestActor>(actor: A, day: CalendarDate): A => ({ ...actor, on: day });
const lettersTo = (email: string) =>
  asSystem((tx) => tx.select().from(letters).where(eq(letters.toEmail, email)));

/** A flowdown to issue to a supplier that one colleague owns; another colleague, and an administrator. */
async function makeOffice() {
  const chain = await makeSupplyChain();
  const owner = await actorOf(chain.prime, "prime-manager");
  const admin = await actorOf(chain.prime, "prime-admin");
  const supplier = await makeSupplier(chain.manager);
  const { subcontractId } = await makeSubcontract(chain.manager, {
    contractId: chain.contractId,
    supplier,
    isIssued: false,
  });
  await own(supplier.id, owner.personId);
  return { ...chain, owner, admin, theirs: supplier, subcontractId };
}

describe("whose work is listed", () => {
  let office: Awaited<ReturnType<typeof makeOffice>>;
  beforeAll(async () => {
    office = await makeOffice();
  });

  test("an owner has it, a colleague does not, and everybody's list has it", async () => {
    const { owner, manager, subcontractId } = office;
    expect(await worksOn(owner, "me")).toMatchObject([
      { kind: "flowdown-to-issue", id: subcontractId, owner: { id: owner.personId } },
    ]);
    expect(await kindsOf(manager)).toEqual([]);
    expect(await kindsOf(manager, "everybody")).toEqual(["flowdown-to-issue"]);
    expect(await kindsOf(manager, { personId: owner.personId })).toEqual(["flowdown-to-issue"]);
  });

  test("what nobody owns waits for everybody who can do it, and for nobody else", async () => {
    const { owner, manager, theirs, prime } = office;
    await own(theirs.id, null);
    expect(await kindsOf(owner)).toEqual(["flowdown-to-issue"]);
    expect(await kindsOf(manager)).toEqual(["flowdown-to-issue"]);
    expect(await kindsOf(manager, "me")).toEqual([]);
    expect(await kindsOf(manager, "nobody")).toEqual(["flowdown-to-issue"]);
    for (const role of ["prime-approver", "prime-viewer"] as const)
      expect(await kindsOf(await actorOf(prime, role), "everybody"), role).toEqual([]);
    await own(theirs.id, owner.personId);
  });

  test("another prime sees none of it", async () => {
    const stranger = (await makeSupplyChain()).manager;
    expect(await kindsOf(stranger, "everybody")).toEqual([]);
    expect(
      (await asActor(stranger, (scope) => listWork(scope, { owner: "everybody" }, null))).counts,
    ).toEqual([]);
  });

  test("beside the navigation stands how much there is, as soon as it changes", async () => {
    const { owner, contractId, theirs } = office;
    const counted = () => asActor(owner, countWaitingWork).then(({ today }) => today);
    expect(await counted()).toBe(1);
    await makeSubcontract(owner, { contractId, supplier: theirs, isIssued: false });
    expect(await counted()).toBe(2);
    const { body } = await (await Visitor.of(owner.person)).get(
      paths.prime.today(owner.organizationId),
    );
    expect(body).toContain('>Today</span><span class="shell-nav__count">2<');
  });

  test("a page begins after the last row of the page before", async () => {
    const { owner } = office;
    const all = await worksOn(owner);
    const first = await asActor(owner, (scope) => listWork(scope, { owner: "for-me" }, null, 1));
    const second = await asActor(owner, (scope) =>
      listWork(scope, { owner: "for-me" }, first.next, 1),
    );
    expect([...first.items, ...second.items]).toEqual(all.slice(0, 2));
  });
});

describe("a deputy from a day until a day", () => {
  const reason = "On leave for two weeks.";

  test("has the owner's work while it runs, marked as theirs, and not a day longer", async () => {
    const { owner, manager, theirs } = await makeOffice();
    const [startsOn, endsOn] = [addDays(owner.on, 1), addDays(owner.on, 14)];
    const days = { ownerId: owner.personId, deputyId: manager.personId, startsOn, endsOn, reason };
    expect(await nameDeputy(owner, days)).toMatchObject({ ok: true });
    expect(await kindsOf(manager, "me")).toEqual([]);
    for (const day of [startsOn, endsOn])
      expect(await worksOn(on(manager, day), "me")).toMatchObject([
        { supplier: { id: theirs.id }, owner: { name: owner.personName }, deputyUntil: endsOn },
      ]);
    expect(await kindsOf(on(manager, addDays(endsOn, 1)), "me")).toEqual([]);
    expect((await worksOn(on(owner, startsOn), "me"))[0]?.deputyUntil).toBeNull();
    expect(await nameDeputy(owner, { ...days, startsOn: endsOn })).toEqual({
      ok: false,
      reason: "overlaps",
    });
  });

  test("is named by the owner or an administrator, of who can do the work, and both are told", async () => {
    const { owner, manager, admin, prime } = await makeOffice();
    const viewer = await actorOf(prime, "prime-viewer");
    const days = { startsOn: owner.on, endsOn: addDays(owner.on, 3), reason };
    const named = { ownerId: owner.personId, deputyId: manager.personId, ...days };
    expect(await nameDeputy(manager, named)).toEqual({ ok: false, reason: "not-yours" });
    expect(await nameDeputy(admin, { ...named, deputyId: viewer.personId })).toEqual({
      ok: false,
      reason: "no-deputy",
    });
    const outcome = await nameDeputy(admin, named);
    expect(outcome.ok).toBe(true);
    for (const { person } of [owner, manager])
      expect((await lettersTo(person.email)).map(({ kind }) => kind)).toEqual(["deputy-named"]);
    const entries = await asActor(admin, ({ tx }) =>
      tx.select().from(oversightLog).where(eq(oversightLog.action, "deputy.named")),
    );
    expect(entries).toHaveLength(1);
    expect(entries[0]?.entry).toContain(reason);
  });

  test("gets the letters that the owner gets, until it is ended early", async () => {
    const chain = await makeSupplyChain();
    const { manager, prime } = chain;
    const deputy = await actorOf(prime, "prime-manager");
    const named = await nameDeputy(manager, {
      ownerId: manager.personId,
      deputyId: deputy.personId,
      startsOn: manager.on,
      endsOn: addDays(manager.on, 3),
      reason,
    });
    if (!named.ok) throw new Error(named.reason);
    await answerAll(chain);
    expect((await sign(chain)).ok).toBe(true);
    for (const { person } of [manager, deputy])
      expect((await lettersTo(person.email)).map(({ kind }) => kind)).toContain(
        "submission-received",
      );
    const stranger = await actorOf(prime, "prime-manager");
    expect(await endDeputy(stranger, named.deputyshipId)).toMatchObject({ ok: false });
    expect(await endDeputy(deputy, named.deputyshipId)).toEqual({ ok: true });
    expect(await endDeputy(deputy, named.deputyshipId)).toEqual({
      ok: false,
      reason: "over-already",
    });
    expect(await asActor(manager, listDeputies)).toMatchObject([{ state: "ended" }]);
    expect((await lettersTo(manager.person.email)).map(({ kind }) => kind)).toContain(
      "deputy-ended",
    );
    expect(await kindsOf(deputy, "me")).toEqual([]);
  });
});

test("an award lapsed on the day after its last eligible one, whatever else lapsed later", async () => {
  const chain = await makeSupplyChain();
  const { manager, supplier, subcontractId } = chain;
  await answerAll(chain);
  const signed = await sign(chain);
  if (!signed.ok) throw new Error(signed.reason);
  const method = { method: "sprs-screenshot", note: "" } as const;
  await acceptSubmission(manager, supplier.id, signed.submissionId, method);
  const award = { awardedOn: manager.on, reasons: ANY_REASONS };
  expect(await recordAward(manager, subcontractId, award)).toMatchObject({ ok: true });
  const [{ holdsUntil } = { holdsUntil: null }] = await asActor(manager, ({ tx }) =>
    tx.select({ holdsUntil: postures.holdsUntil }).from(postures),
  );
  const lastOn = calendarDate(holdsUntil ?? "");
  // The affirmation is over then, and long after it the certificate too.
  for (const days of [3, 3 * 365]) {
    const later = on(manager, addDays(lastOn, days));
    const at = new Date(`${later.on}T12:00:00Z`);
    await asActor({ ...later, at }, (scope) =>
      refreshPostures(scope, { subcontractIds: [subcontractId] }),
    );
  }
  const work = await worksOn(on(manager, addDays(lastOn, 4 * 365)));
  expect(work.find(({ kind }) => kind === "award-lapsed")).toMatchObject({
    id: subcontractId,
    since: addDays(lastOn, 1),
  });
});

test("where every link that was sent has expired, the late one is invited again at once", async () => {
  const { manager, contractId } = await makeSupplyChain();
  const supplier = await makeSupplier(manager);
  const { subcontractId } = await makeSubcontract(manager, { contractId, supplier });
  const { invitationId } = await invite(manager, supplier.id);
  const late = on(manager, addDays(manager.on, 60));
  const seenAt = async (at: Date) => {
    const actor = { ...late, at };
    const [work, chased] = await asActor(actor, (scope) =>
      Promise.all([
        listWork(scope, { owner: "everybody", kind: "answer-late" }, null),
        listChased(
          scope,
          { owner: "everybody", isLate: true, search: "", contractId: undefined },
          null,
        ),
      ]),
    );
    const isIt = (one: { supplierId?: string; supplier?: { id: string } | null }) =>
      (one.supplierId ?? one.supplier?.id) === supplier.id;
    return [work.items.find(isIt), chased.rows.find(isIt)];
  };
  const [invitation] = await asSystem((tx) =>
    tx.select().from(invitations).where(eq(invitations.id, invitationId)),
  );
  const end = invitation?.expiresAt.getTime() ?? 0;
  const open = { hasOpenInvitation: true };
  expect(await seenAt(new Date(end - 1))).toMatchObject([open, { ...open, subcontractId }]);
  const over = { hasOpenInvitation: false };
  expect(await seenAt(new Date(end))).toMatchObject([over, { ...over, noReminder: "not-joined" }]);
});
