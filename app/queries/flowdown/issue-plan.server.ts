import { and, asc, desc, eq } from "drizzle-orm";
import { isCurrentFlowdown } from "#app/domain/flowdown/is-current.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { LetterFacts } from "#app/domain/letter/letters.ts";
import { MOST_CHOSEN } from "#app/domain/subcontract/chosen.ts";

import type { Scope } from "#app/platform/db.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { listReadersOf } from "#app/queries/supplier/joined-contact.server.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { type FlowdownCase, getFlowdownCase, shownFlowdown } from "./issue.server.ts";

type Chosen = {
  subcontractId: string;
  number: string;
  title: string;
  supplierId: string;
  supplierName: string;
};

/** A subcontract whose flowdown would be issued, with who gets a letter of it. */
export type PlannedIssue = Chosen & {
  flowdown: FlowdownCase;
  readers: { name: string; email: string }[];
};

/** What the letter that tells a supplier says: what is previewed is what is sent. */
export function issuedFacts(
  { actor }: Scope,
  issued: readonly (Pick<FlowdownCase, "source" | "ownTerms"> &
    Pick<FlowdownCase["decision"], "required">)[],
  told: { dueOn: CalendarDate; message: string; isAgain: boolean },
): Omit<LetterFacts<"flowdowns-issued">, "link"> {
  return {
    ...told,
    primeName: actor.organizationName,
    contractTitle: [...new Set(issued.map(({ source }) => source.shown.contractTitle))].join(", "),
    subcontracts: issued.map(({ source, required, ownTerms }) => ({
      number: source.shown.subcontractNumber,
      title: source.shown.subcontractTitle,
      required,
      asked: ownTerms?.required ?? null,
    })),
  };
}

/** Why the flowdown of a subcontract is not issued with the others. */
export type IssueObstacle = "closed" | "unanswered" | "current";

/** What issuing the flowdowns of some subcontracts would come to. */
export type IssuePlan = {
  planned: PlannedIssue[];
  skipped: (Chosen & { why: IssueObstacle })[];
};

/**
 * Which of some subcontracts get a flowdown and which do not, by number.
 *
 * @param lock take the subcontracts for the rest of the transaction.
 */
export async function planIssuing(
  scope: Scope,
  subcontractIds: readonly string[],
  { lock = false }: { lock?: boolean } = {},
): Promise<IssuePlan> {
  const plan: IssuePlan = { planned: [], skipped: [] };
  const rows = await listChosen(scope, subcontractIds, lock);
  const [readers, latest] = await Promise.all([
    listReadersOf(
      scope,
      rows.map(({ supplierId }) => supplierId),
    ),
    listLatest(
      scope,
      rows.map(({ subcontractId }) => subcontractId),
    ),
  ]);
  for (const { state, ...chosen } of rows) {
    const { subcontractId } = chosen;
    const flowdown =
      state === "closed"
        ? "closed"
        : await findCase(scope, subcontractId, latest.get(subcontractId));
    if (typeof flowdown === "string") plan.skipped.push({ ...chosen, why: flowdown });
    else
      plan.planned.push({
        ...chosen,
        flowdown,
        readers: (readers.get(chosen.supplierId) ?? []).map(({ name, email }) => ({ name, email })),
      });
  }
  return plan;
}

/** What a page shows of it and is decided on: what each would get, and whom it would be told. */
export function shownPlan({ planned }: IssuePlan): object {
  return planned.map(({ flowdown, readers }) => ({ flowdown: shownFlowdown(flowdown), readers }));
}

function listChosen({ tx, actor }: Scope, ids: readonly string[], lock: boolean) {
  const query = tx
    .select({
      subcontractId: subcontracts.id,
      number: subcontracts.number,
      title: subcontracts.title,
      state: subcontracts.state,
      supplierId: suppliers.id,
      supplierName: suppliers.legalName,
    })
    .from(subcontracts)
    .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
    .where(and(eq(subcontracts.primeId, actor.organizationId), among(subcontracts.id, ids)))
    .orderBy(asc(subcontracts.number), asc(subcontracts.id))
    .limit(MOST_CHOSEN);
  return lock ? query.for("no key update", { of: subcontracts }) : query;
}

type Latest = typeof flowdowns.$inferSelect;

async function listLatest({ tx }: Scope, ids: readonly string[]): Promise<Map<string, Latest>> {
  const rows = await tx
    .selectDistinctOn([flowdowns.subcontractId])
    .from(flowdowns)
    .where(among(flowdowns.subcontractId, ids))
    .orderBy(flowdowns.subcontractId, desc(flowdowns.issuedAt), desc(flowdowns.id));
  return new Map(rows.map((row) => [row.subcontractId, row]));
}

async function findCase(
  scope: Scope,
  subcontractId: string,
  latest: Latest | undefined,
): Promise<FlowdownCase | IssueObstacle> {
  const found = await getFlowdownCase(scope, subcontractId);
  if (!found || found === "unanswered") return "unanswered";
  const { decision, ownTerms, source } = found;
  const isCurrent = latest && isCurrentFlowdown(latest, decision, { ...source.shown, ownTerms });
  return isCurrent ? "current" : found;
}
