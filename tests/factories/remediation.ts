import { randomUUID } from "node:crypto";
import { addItemFile } from "#app/commands/remediation/add-item-file.server.ts";
import { changeItem } from "#app/commands/remediation/change-item.server.ts";
import { reviewClosing } from "#app/commands/remediation/review-closing.server.ts";
import { reviewPlan } from "#app/commands/remediation/review-plan.server.ts";
import { sharePlan } from "#app/commands/remediation/share-plan.server.ts";
import { startPlan } from "#app/commands/remediation/start-plan.server.ts";
import type { PlanItem } from "#app/domain/remediation/item.ts";
import type { ItemFile } from "#app/domain/remediation/item-file.ts";
import type { ItemAnswer } from "#app/domain/remediation/item-form.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { listItemFiles } from "#app/queries/remediation/item-file.server.ts";
import { getPlan, type OpenPlan } from "#app/queries/remediation/plan.server.ts";
import { remediationImports } from "#db/schema/remediation.ts";
import { makePdf } from "./answer.ts";
import type { TestActor } from "./people.ts";

/** The plan of a workbook, made now. */
export async function makePlan(actor: TestActor, workbookId: string): Promise<string> {
  const made = await startPlan(actor, { workbookId });
  if (!made.ok) throw new Error(made.reason);
  return made.planId;
}

/** A plan as its organization reads it. */
export async function readPlan(actor: TestActor, planId: string): Promise<OpenPlan> {
  const open = await asActor(actor, (scope) => getPlan(scope, planId));
  if (!open) throw new Error("there is no such plan");
  return open;
}

/** What somebody saves of an item who changes this much of it. */
export function answerOf(item: PlanItem, change: Partial<ItemAnswer> = {}): ItemAnswer {
  const { weakness, action, ownerId, resources, milestones, dueOn, status, doneOn, evidence } =
    item;
  return {
    weakness,
    action,
    ownerId,
    resources,
    milestones,
    dueOn,
    status,
    doneOn,
    evidence,
    ...change,
  };
}

/** A file that shows that an item is closed, put beside it now. */
export async function giveItemFile(
  actor: TestActor,
  which: { planId: string; itemId: string },
  given: Partial<Parameters<typeof addItemFile>[2]> = {},
): Promise<ItemFile> {
  const outcome = await addItemFile(actor, which, {
    fileName: "notice.pdf",
    bytes: makePdf("The notice is shown"),
    aboutOn: actor.on,
    replacesId: null,
    why: "",
    ...given,
  });
  if (!outcome.ok) throw new Error(outcome.reason);
  const files = await asActor(actor, (scope) => listItemFiles(scope, which));
  const last = files.at(-1);
  if (!last) throw new Error("no file was kept");
  return last;
}

/** The first item of a plan, said to be done today. */
export async function closeItem(
  actor: TestActor,
  planId: string,
  evidence = "Ticket 4711",
): Promise<PlanItem> {
  const [item] = (await readPlan(actor, planId)).items;
  if (!item) throw new Error("the plan has no item");
  const answer = answerOf(item, { status: "done", doneOn: actor.on, evidence });
  const closed = await changeItem(actor, { planId, itemId: item.id }, answer);
  if (!closed.ok) throw new Error(closed.reason);
  return item;
}

/** One row in each table of a plan, shown to a prime and commented on, for isolation to be tried on. */
export async function fillRemediation({
  official,
  manager,
  workbookId,
}: {
  official: TestActor;
  manager: TestActor;
  workbookId: string;
}): Promise<{ planId: string; itemId: string; remediationImportId: string }> {
  const planId = await makePlan(official, workbookId);
  const [item] = (await readPlan(official, planId)).items;
  if (!item) throw new Error("the plan has no item");
  await giveItemFile(official, { planId, itemId: item.id });
  const primeId = manager.organizationId;
  const shared = await sharePlan(official, planId, { primeId, level: "items" });
  if (!shared.ok) throw new Error(shared.reason);
  const note = "Please finish before the option is exercised.";
  await closeItem(official, planId);
  const decided = await reviewClosing(
    manager,
    { planId, itemNumber: item.number },
    { outcome: "returned", note: "Which accounts does the ticket cover?" },
  );
  if (!decided.ok) throw new Error(decided.reason);
  const reviewed = await reviewPlan(manager, planId, { outcome: "commented", note });
  if (!reviewed.ok) throw new Error(reviewed.reason);
  const remediationImportId = randomUUID();
  await asSystem((tx) =>
    tx.insert(remediationImports).values({
      id: remediationImportId,
      createdBy: official.personId,
      planId,
      organizationId: official.organizationId,
      fileName: "poam.csv",
      sha256: "0".repeat(64),
      content: { items: [], problems: [] },
    }),
  );
  return { planId, itemId: item.id, remediationImportId };
}
