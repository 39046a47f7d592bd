import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { decideException } from "#app/commands/award/decide-exception.server.ts";
import { requestException } from "#app/commands/award/request-exception.server.ts";
import { createContract } from "#app/commands/contract/create-contract.server.ts";
import { setOwnTerms } from "#app/commands/contract/set-own-terms.server.ts";
import { sendQuestionnaire } from "#app/commands/questionnaire/send-questionnaire.server.ts";
import { addItems } from "#app/commands/remediation/add-items.server.ts";
import { changeItem } from "#app/commands/remediation/change-item.server.ts";
import { sharePlan } from "#app/commands/remediation/share-plan.server.ts";
import { setQuietDays } from "#app/commands/reminder/set-quiet-days.server.ts";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import { startWorkbook } from "#app/commands/workbook/start-workbook.server.ts";
import { ContractForm } from "#app/domain/contract/contract-form.ts";
import type { FactContents } from "#app/domain/fact/content.ts";
import { addDays, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { getException } from "#app/queries/award/exception.server.ts";
import { listQuestionnaireFiles } from "#app/queries/questionnaire/asked-request.server.ts";
import { contractOptions } from "#db/schema/contract.ts";
import { invitations } from "#db/schema/invitation.ts";
import { organizations } from "#db/schema/organization.ts";
import { suppliers } from "#db/schema/supplier.ts";
import {
  actorOf,
  makeOrganization,
  makePerson,
  type TestActor,
  type TestOrganization,
} from "#tests/factories/people.ts";
import { SHORT, sendFormOf } from "#tests/factories/questionnaire.ts";
import { answerOf, makePlan, readPlan } from "#tests/factories/remediation.ts";
import { actingAt } from "#tests/factories/reminders.ts";
import { assessmentOf, makeSubmission } from "#tests/factories/statement.ts";
import {
  cuiAt,
  makeSubcontract,
  makeSupplier,
  type TestSupplier,
} from "#tests/factories/supply-chain.ts";
import { type Day, plusDays } from "./days.ts";
import type { Story, SupplierStory } from "./story.ts";

/** A supplier of the story as the portal knows it. */
export type Staged = {
  story: SupplierStory;
  supplier: TestSupplier;
  official: TestActor;
  subcontractId: string;
  requestId: string;
  systemLineageId: string;
  plan: { planId: string; itemIds: string[] } | null;
  condition: { exceptionId: string; conditionId: string } | null;
  questionnaireRequestId: string | null;
};

/** The world of a story, and how what ends is called in it, by the id that the portal gave it. */
export type Scene = {
  primeId: string;
  manager: TestActor;
  contractIds: string[];
  suppliers: Staged[];
  names: Map<string, string>;
};

/** So many suppliers are put on stage at once. */
const AT_ONCE = 4;

type Setting = { manager: TestActor; approver: TestActor; prime: TestOrganization; story: Story };

/** Put on stage what the story finds on the evening before its first day. */
export async function setScene(story: Story, at: Date): Promise<Scene> {
  const prime = await makeOrganization("Year Aerospace");
  await asSystem((tx) =>
    tx
      .update(organizations)
      .set({ timeZone: story.timeZone })
      .where(eq(organizations.id, prime.id)),
  );
  const here = async (role: "prime-manager" | "prime-approver" | "prime-viewer", email: string) =>
    actingAt(
      {
        ...(await actorOf(prime, role, { person: await makePerson({ email }) })),
        timeZone: story.timeZone,
      },
      at,
    );
  const managers = await inTurn(story.managers, (email) => here("prime-manager", email));
  const owners = await inTurn(story.owners, (email) => here("prime-viewer", email));
  const approver = await here("prime-approver", "approver@year.example");
  const [manager] = managers;
  if (!manager) throw new Error("nobody manages");
  const setting = { manager, approver, prime, story };
  await setQuietDays(manager, { weekends: true, days: story.holidays.map(calendarDate) });
  const names = new Map<string, string>();
  const contractIds = await inTurn(story.contracts, (one) => stageContract(setting, one, names));
  const staged = await sideBySide(story.suppliers, async (one) => {
    const contractId = contractIds[one.contract] ?? "";
    const ownerId = one.owner === null ? null : (owners[one.owner]?.personId ?? null);
    return stageSupplier(setting, one, { contractId, ownerId, names });
  });
  return { primeId: prime.id, manager, contractIds, suppliers: staged, names };
}

async function inTurn<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const one of all) done.push(await work(one));
  return done;
}

/** Several of them at once; the results in their order. */
async function sideBySide<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  const left = all.entries();
  const take = async () => {
    for (const [place, one] of left) done[place] = await work(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
  return done;
}

async function stageContract(
  { manager, story }: Setting,
  { index, endsOn, optionOn }: Story["contracts"][number],
  names: Map<string, string>,
): Promise<string> {
  const contract = ContractForm.parse({
    piid: `FA862026C${String(index + 1).padStart(4, "0")}`,
    agency: "Department of the Air Force",
    title: "Actuator housings",
    startsOn: plusDays(story.first, -30),
    endsOn,
    requiredStatus: "Level 2 (C3PAO)",
    clauses: ["252.204-7012", "252.204-7021", "52.204-21", "52.204-25"],
    options: [{ name: "Option year 1", exerciseOn: optionOn }],
  });
  const made = done(await createContract(manager, contract));
  names.set(made.contractId, `contract ${index + 1}`);
  const [option] = await asSystem((tx) =>
    tx
      .select({ id: contractOptions.id })
      .from(contractOptions)
      .where(eq(contractOptions.contractId, made.contractId)),
  );
  names.set(option?.id ?? "", `contract ${index + 1}`);
  return made.contractId;
}

async function stageSupplier(
  setting: Setting,
  story: SupplierStory,
  place: { contractId: string; ownerId: string | null; names: Map<string, string> },
): Promise<Staged> {
  const { manager } = setting;
  const organization = await makeOrganization(story.name);
  const isThere = story.readers.length > 0;
  const supplier = await makeSupplier(manager, isThere ? organization : undefined);
  if (!isThere) supplier.legalName = story.name;
  await asSystem((tx) =>
    tx
      .update(suppliers)
      .set({ ownerId: place.ownerId, legalName: story.name })
      .where(eq(suppliers.id, supplier.id)),
  );
  place.names.set(supplier.id, story.name);
  const official = await stageReaders(setting, story, { organization, supplier });
  const asked = await makeSubcontract(manager, {
    contractId: place.contractId,
    supplier,
    information: cuiAt(supplier.cage),
  });
  const staged: Staged = {
    story,
    supplier,
    official,
    subcontractId: asked.subcontractId,
    requestId: asked.requestId,
    systemLineageId: randomUUID(),
    plan: null,
    condition: null,
    questionnaireRequestId: null,
  };
  if (story.accepted) await state(setting, staged, story.accepted);
  if (story.planDue.length > 0) staged.plan = await stagePlan(setting, staged);
  if (story.conditionDue) staged.condition = await stageCondition(setting, staged);
  if (story.questionnaireDue)
    staged.questionnaireRequestId = await stageQuestionnaire(setting, staged);
  if (story.ownTermUntil) {
    const id = await stageOwnTerm(setting, staged, place.contractId);
    place.names.set(id, story.name);
  }
  return staged;
}

const ROLES = {
  official: "subcontractor-official",
  admin: "subcontractor-admin",
  contact: "subcontractor-preparer",
} as const;

/** @returns the official; where nobody is there, one who never joined the supplier. */
async function stageReaders(
  { manager, prime, story: { timeZone } }: Setting,
  { readers }: SupplierStory,
  { organization, supplier }: { organization: TestOrganization; supplier: TestSupplier },
): Promise<TestActor> {
  const people = await inTurn(readers, async ({ email, role }) => {
    const person = await makePerson({ email });
    const actor = actingAt(await actorOf(organization, ROLES[role], { person }), manager.at);
    if (role === "contact")
      await asSystem((tx) =>
        tx.insert(invitations).values({
          createdAt: manager.at,
          createdBy: manager.personId,
          createdByName: manager.personName,
          organizationId: prime.id,
          kind: "supplier",
          role: "subcontractor-preparer",
          email,
          name: person.name,
          supplierId: supplier.id,
          tokenHash: randomUUID(),
          expiresAt: manager.at,
          acceptedAt: manager.at,
          acceptedBy: person.id,
        }),
      );
    return actor;
  });
  const [official] = people;
  return { ...(official ?? (await actorOf(organization, "subcontractor-official"))), timeZone };
}

type Stated = { kind: "Final" | "Conditional"; statusDate: Day; affirmedOn: Day };

/** What a supplier states and signs, and that the prime accepts all of it at once. */
export async function state(
  { manager }: { manager: TestActor },
  { story, supplier, official, requestId, systemLineageId }: Staged,
  { kind, statusDate, affirmedOn }: Stated,
): Promise<void> {
  const isOpen = kind === "Conditional";
  const isFirst = story.accepted?.statusDate === statusDate;
  const { submissionId } = await makeSubmission(
    { manager, official: actingAt(official, manager.at), supplier, requestId },
    assessmentOf(supplier, {
      systemLineageId,
      status: kind,
      statusDate: calendarDate(statusDate),
      ...(isOpen && { score: 107, openRequirements: OPEN.map((id) => ({ id })) }),
    }),
    undefined,
    {
      affirmedOn: calendarDate(affirmedOn),
      ...(isFirst && story.certificateUntil && { certification: certificateOf(story) }),
      ...(isFirst && story.fileUntil && { fileValidUntil: calendarDate(story.fileUntil) }),
    },
  );
  done(
    await acceptSubmission(manager, supplier.id, submissionId, {
      method: "certificate",
      note: "",
    }),
  );
}

const OPEN = ["3.1.3", "3.1.9", "3.4.9"];

function certificateOf({ index, certificateUntil }: SupplierStory): FactContents["certification"] {
  const expiresOn = calendarDate(certificateUntil ?? "");
  return {
    standard: "ISO/IEC 27001",
    edition: "2022",
    body: "Bluepoint Certification",
    number: `ISMS ${index + 1}`,
    scope: "Machining of housings",
    coversCuiSystem: true,
    issuedOn: addDays(expiresOn, -1095),
    expiresOn,
  };
}

async function stagePlan({ manager, prime }: Setting, { story, official }: Staged) {
  const actor = actingAt(official, manager.at);
  const { workbookId } = await startWorkbook(actor, { systemName: `Shop of ${story.name}` });
  const planId = await makePlan(actor, workbookId);
  const places = story.planDue.map((dueOn, place) => ({ dueOn, place }));
  const itemIds = await inTurn(places, async ({ dueOn, place }) => {
    const weakness = `Item ${place + 1}, to be done by ${dueOn}.`;
    const asked = { intent: "own", requirement: "", weakness } as const;
    const {
      itemIds: [itemId = ""],
    } = done(await addItems(actor, planId, asked));
    const item = (await readPlan(actor, planId)).items.find(({ id }) => id === itemId);
    if (!item) throw new Error("the item is not on the plan");
    const answer = answerOf(item, { dueOn: calendarDate(dueOn) });
    done(await changeItem(actor, { planId, itemId }, answer));
    return itemId;
  });
  done(await sharePlan(actor, planId, { primeId: prime.id, level: "progress" }));
  return { planId, itemIds };
}

async function stageCondition({ manager, approver, story }: Setting, one: Staged) {
  const { subcontractId } = one;
  const reason = "The part is needed for a grounded aircraft; no CUI is sent before certification.";
  const { exceptionId } = done(
    await requestException(manager, subcontractId, {
      awardOn: manager.on,
      awardUntil: calendarDate(plusDays(story.first, 30)),
      approverId: approver.personId,
      reason,
    }),
  );
  const conditions = [
    { text: "A certificate is shown.", dueOn: calendarDate(one.story.conditionDue ?? "") },
  ];
  done(await decideException(approver, exceptionId, { outcome: "approved", reason, conditions }));
  const found = await asActor(manager, (scope) => getException(scope, exceptionId));
  return { exceptionId, conditionId: found?.conditions[0]?.id ?? "" };
}

async function stageQuestionnaire({ manager }: Setting, { story, official, supplier }: Staged) {
  const dueOn = calendarDate(story.questionnaireDue ?? "");
  const form = await sendFormOf(manager, [supplier.id], { dueOn });
  done(await sendQuestionnaire(manager, SHORT, form));
  const [file] = await asActor(official, listQuestionnaireFiles);
  return file?.request.id ?? null;
}

async function stageOwnTerm(
  { manager }: Setting,
  { subcontractId, story }: Staged,
  contractId: string,
): Promise<string> {
  const { ownTermId } = done(
    await setOwnTerms(
      manager,
      { contractId, subcontractId },
      {
        requiredStatus: "Level 2 (C3PAO)",
        information: ["CUI"],
        from: manager.on,
        until: calendarDate(story.ownTermUntil ?? ""),
        reason: "The program keeps asking for certification.",
        wording: "We ask for certification by a C3PAO in all work with CUI.",
      },
    ),
  );
  return ownTermId;
}

/** What a command gave, where it did what it was asked. */
export function done<T extends { ok: boolean }>(outcome: T): Extract<T, { ok: true }> {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome as Extract<T, { ok: true }>;
}
