import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Auditor } from "#app/commands/audit/as-auditor.server.ts";
import { closeAudit } from "#app/commands/audit/close-audit.server.ts";
import { endAccess } from "#app/commands/audit/end-access.server.ts";
import { writeNote } from "#app/commands/audit/write-note.server.ts";
import { changeContract } from "#app/commands/contract/change-contract.server.ts";
import { recordModification } from "#app/commands/contract/record-modification.server.ts";
import { issueFlowdown, issueFlowdownIn } from "#app/commands/flowdown/issue-flowdown.server.ts";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry, holdLog } from "#app/commands/log/append-entry.server.ts";
import { askQuota } from "#app/commands/quota/ask-quota.server.ts";
import { lockSuppliers } from "#app/commands/renewal/ask-renewals.server.ts";
import { answerInformation } from "#app/commands/subcontract/answer-information.server.ts";
import { changeSubcontract } from "#app/commands/subcontract/change-subcontract.server.ts";
import { closeSubcontract } from "#app/commands/subcontract/close-subcontract.server.ts";
import { addContact } from "#app/commands/supplier/add-contact.server.ts";
import { changeSupplier } from "#app/commands/supplier/change-supplier.server.ts";
import { handOverSuppliers } from "#app/commands/supplier/hand-over-suppliers.server.ts";
import { keepSearchText } from "#app/commands/supplier/keep-search-text.server.ts";
import { mergeSuppliers } from "#app/commands/supplier/merge-suppliers.server.ts";
import { remindSupplier, remindSupplierIn } from "#app/commands/supplier/remind-supplier.server.ts";
import { ContractForm } from "#app/domain/contract/contract-form.ts";
import { addDays, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { runCampaign } from "#app/jobs/run-campaign.server.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem, type Scope } from "#app/platform/db.server.ts";
import { listNotifications } from "#app/queries/notification/notification.server.ts";
import { getMerge } from "#app/queries/supplier/merge-page.server.ts";
import { auditGrants } from "#db/schema/audit.ts";
import { invitations } from "#db/schema/invitation.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { makeAuditor } from "#tests/factories/audit.ts";
import { confirm, draft, readCampaign } from "#tests/factories/campaign.ts";
import { untilSomebodyWaits } from "#tests/factories/held-log.ts";
import { inviteAuditor } from "#tests/factories/invitation.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import {
  cuiAt,
  makeSubcontract,
  makeSupplier,
  makeSupplyChain,
} from "#tests/factories/supply-chain.ts";

/**
 * Hold the log, as what goes through many does, while a command waits for it, and do then to the rows of the
 * command what others do with the log in hand.
 */
async function whileItWaits<T>(
  manager: TestActor,
  command: () => Promise<T>,
  touch: (scope: Scope) => Promise<unknown>,
): Promise<T> {
  let beside: Promise<T> | undefined;
  await asActor(manager, async (scope) => {
    await holdLog(scope);
    beside = command();
    beside.catch(() => {});
    await untilSomebodyWaits();
    await touch(scope);
  });
  if (!beside) throw new Error("nothing ran beside");
  return beside;
}

type Chain = Awaited<ReturnType<typeof makeSupplyChain>>;
type Beside = [string, (chain: Chain) => Promise<() => Promise<unknown>>];

const why = "Two orders were mixed up.";
const dueOn = addDays(calendarDate(new Date().toISOString().slice(0, 10)), 21);

const ON_A_SUPPLIER: Beside[] = [
  [
    "merges two suppliers",
    async ({ manager, supplier }) => {
      const { id: twinId } = await makeSupplier(manager);
      const found = await asActor(manager, (scope) => getMerge(scope, supplier.id, twinId));
      const shown = found?.ok ? found.shown : "";
      return () => mergeSuppliers(manager, [supplier.id, twinId], { reason: why, shown });
    },
  ],
  [
    "corrects a supplier",
    async ({ manager, supplier }) =>
      () =>
        changeSupplier(manager, supplier.id, {
          legalName: "Harrow Castings LLC",
          uei: null,
          cages: [supplier.cage],
          tags: [],
          ownerId: null,
        }),
  ],
  [
    "hands suppliers over",
    async ({ manager, supplier }) => {
      const colleague = await actorOf(primeOf(manager), "prime-manager");
      await asSystem((tx) =>
        tx
          .update(suppliers)
          .set({ ownerId: manager.personId })
          .where(eq(suppliers.id, supplier.id)),
      );
      const handOver = { fromId: manager.personId, toId: colleague.personId, reason: why };
      return () => handOverSuppliers(manager, handOver);
    },
  ],
  [
    "adds somebody to write to",
    async ({ manager, supplier }) =>
      () =>
        addContact(manager, supplier.id, {
          name: "June Okafor",
          email: "june@harrow.example",
          title: null,
        }),
  ],
];

const primeOf = ({ organizationId: id, organizationName: legalName }: TestActor) => ({
  id,
  legalName,
});

test.each(ON_A_SUPPLIER)("who %s waits for a reminder to it", async (_, prepare) => {
  const chain = await makeSupplyChain();
  const { manager, supplier, requestId } = chain;
  const outcome = await whileItWaits(manager, await prepare(chain), async (scope) => {
    const reminded = await remindSupplierIn(scope, { supplierId: supplier.id, requestId });
    expect(reminded).toMatchObject({ ok: true });
    // As a list that is imported does.
    await keepSearchText(scope, [supplier.id]);
  });
  expect(outcome).toMatchObject({ ok: true });
});

const ON_A_SUBCONTRACT: Beside[] = [
  [
    "corrects a subcontract",
    async ({ manager, subcontractId, supplier }) =>
      () =>
        changeSubcontract(manager, subcontractId, {
          number: "SC-MOVED",
          title: "Housings",
          supplierId: supplier.id,
          reason: why,
        }),
  ],
  [
    "answers its information flow",
    async ({ manager, subcontractId, supplier }) =>
      () =>
        answerInformation(manager, subcontractId, {
          ...cuiAt(supplier.cage),
          cuiCategories: ["EXPT"],
        }),
  ],
  [
    "issues its flowdown again",
    async ({ manager, subcontractId }) =>
      () =>
        issueFlowdown(manager, subcontractId, { dueOn, message: "Once more." }),
  ],
  [
    "closes it",
    async ({ manager, subcontractId }) =>
      () =>
        closeSubcontract(manager, subcontractId, { reason: why }),
  ],
];

test.each(ON_A_SUBCONTRACT)("who %s waits for an import that changes it", async (_, prepare) => {
  const chain = await makeSupplyChain();
  const { manager, subcontractId } = chain;
  const outcome = await whileItWaits(manager, await prepare(chain), ({ tx }) =>
    tx.update(subcontracts).set({ value: 5 }).where(eq(subcontracts.id, subcontractId)),
  );
  expect(outcome).toMatchObject({ ok: true });
});

const contractAnswer = ContractForm.parse({
  piid: "FA862026C9001",
  agency: "Department of the Air Force",
  title: "Actuator housings, second lot",
  startsOn: "2026-01-01",
  endsOn: "2029-12-31",
  requiredStatus: "Level 2 (C3PAO)",
  clauses: ["252.204-7021"],
});

const ON_A_CONTRACT: Beside[] = [
  [
    "corrects it",
    async ({ manager, contractId }) =>
      () =>
        changeContract(manager, contractId, contractAnswer),
  ],
  [
    "records a modification",
    async ({ manager, contractId }) =>
      () =>
        recordModification(manager, contractId, {
          number: "P00009",
          effectiveOn: calendarDate(manager.on),
          changesStatus: false,
          requiredStatus: null,
          addClauses: [],
          removeClauses: [],
          exercisesOption: null,
          endsOn: null,
          note: "",
        }),
  ],
];

test.each(ON_A_CONTRACT)(
  "who %s waits for flowdowns that are issued under it",
  async (_, prepare) => {
    const chain = await makeSupplyChain();
    const { manager, contractId, supplier } = chain;
    const second = await makeSubcontract(manager, { contractId, supplier, isIssued: false });
    const outcome = await whileItWaits(manager, await prepare(chain), (scope) =>
      issueFlowdownIn(scope, second.subcontractId, { dueOn, message: "" }),
    );
    expect(outcome).toMatchObject({ ok: true });
  },
);

test("who invites beside a campaign that invites waits in one order", async () => {
  const { manager, contractId } = await makeSupplyChain();
  const supplier = await makeSupplier(manager);
  await makeSubcontract(manager, { contractId, supplier });
  const { id: supplierId } = supplier;
  await addContact(manager, supplierId, {
    name: "Dana Whitlock",
    email: `d-${supplierId}@example.com`,
    title: null,
  });
  const campaignId = await draft(manager, [supplierId]);
  await confirm(manager, campaignId);
  let beside: Promise<void> | undefined;
  await asActor(manager, async (scope) => {
    // As somebody who invites: the quota, then the log.
    await askQuota(scope, "invitations");
    beside = runCampaign({ campaignId, primeId: manager.organizationId });
    beside.catch(() => {});
    await untilSomebodyWaits();
    await holdLog(scope);
  });
  await beside;
  expect(await readCampaign(manager, campaignId)).toMatchObject({ asked: 1 });
});

test("who ends an access and who takes its invitation wait in one order", async () => {
  const { manager, contractId } = await makeSupplyChain();
  const { invitationId, grantId } = await inviteAuditor(manager, contractId);
  const [grant] = await asSystem((tx) =>
    tx.select().from(auditGrants).where(eq(auditGrants.id, grantId)),
  );
  let beside: ReturnType<typeof endAccess> | undefined;
  await asSystem(async (tx) => {
    // As somebody who accepts it: the invitation, then the access.
    await tx
      .update(invitations)
      .set({ acceptedAt: new Date(), acceptedBy: manager.personId })
      .where(eq(invitations.id, invitationId));
    beside = endAccess(manager, grant?.auditId ?? "", grantId);
    await untilSomebodyWaits();
    await tx
      .update(auditGrants)
      .set({ personId: manager.personId })
      .where(eq(auditGrants.id, grantId));
  });
  expect(await beside).toEqual({ ok: true });
});

test("who reminds of several and who reminds of one of them wait in one order", async () => {
  const { manager, contractId, supplier, requestId } = await makeSupplyChain();
  const { id: supplierId } = supplier;
  const second = await makeSubcontract(manager, { contractId, supplier });
  let beside: ReturnType<typeof remindSupplier> | undefined;
  const both = await asActor(manager, async (scope) => {
    const one = await remindSupplierIn(scope, { supplierId, requestId });
    beside = remindSupplier(manager, supplierId, second.requestId);
    await untilSomebodyWaits();
    return [one, await remindSupplierIn(scope, { supplierId, requestId: second.requestId })];
  });
  expect(both).toMatchObject([{ ok: true }, { ok: true }]);
  expect(await beside).toEqual({ ok: false, reason: "reminded-today" });
});

test("who asks a supplier for a renewal does not hold up a reminder to it that holds the log", async () => {
  const { manager, contractId, supplier, requestId } = await makeSupplyChain();
  const organization = await makeOrganization();
  await actorOf(organization, "subcontractor-official");
  const other = await makeSupplier(manager, organization);
  const theirs = await makeSubcontract(manager, { contractId, supplier: other });
  let beside: Promise<void> | undefined;
  const both = await asActor(manager, async (scope) => {
    const one = await remindSupplierIn(scope, { supplierId: supplier.id, requestId });
    // As a renewal does: the supplier first, what is written of it then.
    beside = asActor(manager, async (asking) => {
      await lockSuppliers(asking, [other.id]);
      await appendOversightEntry(asking, "renewal.asked", { supplierId: other.id }, {});
    });
    await untilSomebodyWaits();
    const { requestId: second } = theirs;
    return [one, await remindSupplierIn(scope, { supplierId: other.id, requestId: second })];
  });
  expect(both).toMatchObject([{ ok: true }, { ok: true }]);
  await beside;
});

test("who closes a room does not hold up an answer in it that holds the log", async () => {
  const { manager, contractId } = await makeSupplyChain();
  const auditor = await makeAuditor(manager, [contractId]);
  const asked = await writeNote(auditor, { contractId }, { kind: "question", text: "Why?" });
  if (!asked.ok) throw new Error(asked.reason);
  let beside: ReturnType<typeof closeAudit> | undefined;
  await asActor(manager, async (scope) => {
    await holdLog(scope);
    beside = closeAudit(manager, auditor.auditId);
    await untilSomebodyWaits();
    await sendLetter(scope.tx, {
      kind: "audit-ending",
      organizationId: manager.organizationId,
      to: { email: await emailOf(auditor), name: "Casey Holt" },
      facts: {
        link: { path: paths.audit.workingPaper(auditor.grantId) },
        primeName: "Northgate",
        auditTitle: "Annual oversight review",
        endsOn: manager.on,
        unsettled: 1,
      },
    });
  });
  expect(await beside).toEqual({ ok: true });
  const told = await asActor(auditor, (scope) => listNotifications(scope));
  expect(told.notifications).toHaveLength(1);
});

async function emailOf({ grantId }: Auditor): Promise<string> {
  const [grant] = await asSystem((tx) =>
    tx.select().from(auditGrants).where(eq(auditGrants.id, grantId)),
  );
  return grant?.email ?? "";
}
