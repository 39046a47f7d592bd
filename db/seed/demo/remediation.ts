import { addItemFile } from "#app/commands/remediation/add-item-file.server.ts";
import { changeItem } from "#app/commands/remediation/change-item.server.ts";
import { reviewPlan } from "#app/commands/remediation/review-plan.server.ts";
import { sharePlan } from "#app/commands/remediation/share-plan.server.ts";
import { startPlan } from "#app/commands/remediation/start-plan.server.ts";
import { saveAnswers } from "#app/commands/workbook/save-answers.server.ts";
import { startWorkbook } from "#app/commands/workbook/start-workbook.server.ts";
import type { PlanItem } from "#app/domain/remediation/item.ts";
import type { ItemAnswer } from "#app/domain/remediation/item-form.ts";
import { lettersOf, NO_ANSWER, type WorkbookAnswer } from "#app/domain/workbook/answer.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { getPlan, listPlans } from "#app/queries/remediation/plan.server.ts";
import { requirements } from "#catalogs/index.ts";
import { OFFICIALS_SHOP } from "./chain.ts";
import { makeClosingSheet } from "./evidence-pdf.ts";
import type { Happening } from "./story.ts";
import {
  type DemoSupplier,
  dayBefore,
  done,
  officialActor,
  primeActor,
  type World,
} from "./world.ts";

/** What is done about an item, and until how many days from today; negative: that day is over. */
type PlannedItem = { action: string; resources: string; dueInDays: number; milestone?: string };

/** A later change of an item: it is done, with this evidence of a day some days before, and a file of it. */
type ClosedItem = { requirement: string; daysAgo: number; evidence: string; fileName?: string };

type DemoPlan = {
  supplier: string;
  system: string;
  madeDaysAgo: number;
  open: Readonly<Record<string, { status: "not-met" | "partial"; note: string }>>;
  items: Readonly<Record<string, PlannedItem>>;
  closed: readonly ClosedItem[];
  showsItems: boolean;
  review?: { daysAgo: number; outcome: "accepted" | "commented"; note: string };
};

const STATED_SYSTEM = "Engineering and shop-floor network";

const CONDITIONAL_OPEN = {
  "3.1.3": { status: "not-met", note: "The office and the shop floor share one flat network." },
  "3.1.9": { status: "not-met", note: "No notice is shown at the machine terminals." },
  "3.4.9": { status: "not-met", note: "Anybody may install programs on design workstations." },
} as const;

/** A plan that is kept, one that nobody touches, one that came too late, and one before any status. */
const PLANS: readonly DemoPlan[] = [
  {
    supplier: "Vesper Hill Avionics, Inc.",
    system: STATED_SYSTEM,
    madeDaysAgo: 150,
    open: CONDITIONAL_OPEN,
    items: {
      "3.1.3": {
        action:
          "Put a firewall between the office and the shop floor, and let CUI through by rule.",
        resources: "Managed service provider, 14,000 USD",
        dueInDays: 6,
        milestone: "Firewall in place, rules in test",
      },
      "3.1.9": {
        action: "Show the notice at every terminal before signing in.",
        resources: "Own people, two days",
        dueInDays: -40,
      },
      "3.4.9": {
        action: "Take administrator rights away, and allow programs from a list.",
        resources: "Own people, one week",
        dueInDays: -20,
      },
    },
    closed: [
      {
        requirement: "3.1.9",
        daysAgo: 45,
        evidence: "Screenshots of all nine terminals, in the folder Assessment 2026 / 3.1.9.",
        fileName: "Notice at nine terminals.pdf",
      },
      {
        requirement: "3.4.9",
        daysAgo: 18,
        evidence: "Export of the policy, and ticket 2211 with the tests.",
      },
    ],
    showsItems: true,
    review: {
      daysAgo: 130,
      outcome: "accepted",
      note: "Please book the close-out assessment now: the C3PAO has few days left.",
    },
  },
  {
    supplier: "Rowan Glen Assembly, Inc.",
    system: STATED_SYSTEM,
    madeDaysAgo: 155,
    open: CONDITIONAL_OPEN,
    items: {
      "3.1.3": { action: "Separate the networks.", resources: "", dueInDays: -12 },
      "3.1.9": { action: "Show a notice at sign-in.", resources: "", dueInDays: -60 },
      "3.4.9": { action: "Limit who installs programs.", resources: "", dueInDays: 20 },
    },
    closed: [],
    showsItems: false,
  },
  {
    supplier: "Hickory Bend Heat Treating",
    system: STATED_SYSTEM,
    madeDaysAgo: 180,
    open: CONDITIONAL_OPEN,
    items: {
      "3.1.3": { action: "Separate the furnace controls.", resources: "", dueInDays: -25 },
      "3.1.9": { action: "Show a notice at sign-in.", resources: "", dueInDays: -90 },
      "3.4.9": { action: "Limit who installs programs.", resources: "", dueInDays: -80 },
    },
    closed: [{ requirement: "3.1.9", daysAgo: 92, evidence: "Photographs of the four terminals." }],
    showsItems: false,
    review: {
      daysAgo: 14,
      outcome: "commented",
      note: "Your Conditional status has expired. Tell us when the new assessment is booked.",
    },
  },
  {
    supplier: OFFICIALS_SHOP,
    system: "Inspection cell",
    madeDaysAgo: 48,
    open: {
      "3.5.3": { status: "partial", note: "Multifactor sign-in from outside only." },
      "3.13.11": { status: "partial", note: "Disks are encrypted, the module is not validated." },
      "3.3.5": { status: "not-met", note: "Logs of the measuring machines are read one by one." },
      "3.1.9": { status: "not-met", note: "No notice at the measuring machines." },
      "3.8.6": { status: "not-met", note: "Measurement data leaves on plain USB sticks." },
      "3.10.6": { status: "not-met", note: "Nothing is written for work from home." },
    },
    items: {
      "3.5.3": {
        action: "Require a second factor at the measuring machines too.",
        resources: "Twelve keys, 600 USD",
        dueInDays: 24,
        milestone: "Keys handed out",
      },
      "3.3.5": {
        action: "Send the logs to the collector, and look at them together every week.",
        resources: "Own people",
        dueInDays: -4,
      },
      "3.13.11": {
        action: "Change to disks with a validated module.",
        resources: "4,800 USD",
        dueInDays: 75,
      },
      "3.1.9": { action: "Show the notice.", resources: "Own people", dueInDays: 10 },
    },
    closed: [
      {
        requirement: "3.1.9",
        daysAgo: 9,
        evidence: "Screenshot of the measuring machine.",
        fileName: "Notice at the measuring machine.pdf",
      },
    ],
    showsItems: false,
  },
];

/** Suppliers turn what is not met into plans; some keep them, and the prime says what it thinks. */
export function tellRemediation(world: World): Happening[] {
  return PLANS.flatMap((plan, index) => {
    const made: Made = { planId: "" };
    const supplier = world.suppliers.get(plan.supplier);
    if (!supplier) throw new RangeError(`no supplier ${plan.supplier}`);
    const on = (daysAgo: number, run: (at: Date) => Promise<unknown>): Happening => ({
      daysAgo,
      minute: 200 + index,
      run,
    });
    return [
      on(plan.madeDaysAgo, async (at) => {
        made.planId = await make(world, supplier, plan, at);
      }),
      ...plan.closed.map((closed) =>
        on(closed.daysAgo, (at) => close(world, supplier, made, closed, at)),
      ),
      ...(plan.review ? [on(plan.review.daysAgo, (at) => review(world, plan, made, at))] : []),
    ];
  });
}

type Made = { planId: string };

async function make(
  world: World,
  supplier: DemoSupplier,
  plan: DemoPlan,
  at: Date,
): Promise<string> {
  const actor = officialActor(supplier, at);
  const { workbookId } = await startWorkbook(actor, { systemName: plan.system });
  const typed = requirements.map(({ id }) => ({
    requirement: id,
    answer: answerOf(id, plan),
    readVersion: 0,
  }));
  done(await saveAnswers(actor, workbookId, typed), `the workbook of ${plan.supplier}`);
  const { planId } = done(await startPlan(actor, { workbookId }), `the plan of ${plan.supplier}`);
  for (const item of await itemsOf(actor, planId)) {
    const planned = plan.items[item.requirement ?? ""];
    if (!planned) continue;
    const { action, resources, dueInDays, milestone } = planned;
    const dueOn = dayBefore(world, -dueInDays);
    await change(actor, planId, item, {
      action,
      resources,
      dueOn,
      milestones: milestone ? [{ text: milestone, on: dayBefore(world, 3 - dueInDays) }] : [],
    });
  }
  if (plan.showsItems) {
    const shown = await sharePlan(actor, planId, { primeId: world.primeId, level: "items" });
    done(shown, `the items of ${plan.supplier} shown`);
  }
  return planId;
}

function answerOf(requirement: string, { open }: DemoPlan): WorkbookAnswer {
  const gap = open[requirement];
  if (!gap) return { ...NO_ANSWER, status: "met", objectives: lettersOf(requirement) };
  return { ...NO_ANSWER, ...gap };
}

async function itemsOf(actor: Actor, planId: string): Promise<PlanItem[]> {
  return (await asActor(actor, (scope) => getPlan(scope, planId)))?.items ?? [];
}

async function change(
  actor: Actor,
  planId: string,
  item: PlanItem,
  changed: Partial<ItemAnswer>,
): Promise<void> {
  const outcome = await changeItem(
    actor,
    { planId, itemId: item.id },
    {
      weakness: item.weakness,
      action: item.action,
      ownerId: item.ownerId,
      resources: item.resources,
      milestones: item.milestones,
      dueOn: item.dueOn,
      status: item.status,
      doneOn: item.doneOn,
      evidence: item.evidence,
      ...changed,
    },
  );
  done(outcome, `the item ${item.requirement}`);
}

async function close(
  world: World,
  supplier: DemoSupplier,
  { planId }: Made,
  closed: ClosedItem,
  at: Date,
): Promise<void> {
  const { requirement, daysAgo, evidence, fileName } = closed;
  const actor = officialActor(supplier, at);
  const item = (await itemsOf(actor, planId)).find((one) => one.requirement === requirement);
  if (!item) throw new RangeError(`no item about ${requirement}`);
  const doneOn = dayBefore(world, daysAgo + 1);
  await change(actor, planId, item, { status: "done", doneOn, evidence });
  if (!fileName) return;
  const bytes = await makeClosingSheet(world, supplier, closed);
  const file = { fileName, bytes, aboutOn: doneOn, replacesId: null, why: "" };
  done(await addItemFile(actor, { planId, itemId: item.id }, file), fileName);
}

async function review(
  world: World,
  { supplier, review: said }: DemoPlan,
  { planId }: Made,
  at: Date,
): Promise<void> {
  if (!said) return;
  const { outcome, note } = said;
  done(await reviewPlan(primeActor(world, at), planId, { outcome, note }), `plan of ${supplier}`);
}

/** Once people have joined, items can be given to them: the shop that signs in has its own. */
export async function giveItems(world: World, now: Date): Promise<void> {
  const supplier = world.suppliers.get(OFFICIALS_SHOP);
  if (!supplier) return;
  const actor = officialActor(supplier, now);
  for (const { id } of await asActor(actor, (scope) => listPlans(scope)))
    for (const item of await itemsOf(actor, id))
      if (item.status === "open" && item.action !== "")
        await change(actor, id, item, { ownerId: actor.personId });
}
