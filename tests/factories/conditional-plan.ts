import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import { saveAnswers } from "#app/commands/workbook/save-answers.server.ts";
import { startWorkbook } from "#app/commands/workbook/start-workbook.server.ts";
import { addDays, type CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { asActor } from "#app/platform/db.server.ts";
import { listOwnFacts, listSharedFacts } from "#app/queries/fact/fact.server.ts";
import { decideAt } from "#app/queries/posture/verdict.server.ts";
import { getSuppliersPlan } from "#app/queries/remediation/prime-plan.server.ts";
import { requirements } from "#catalogs/index.ts";
import { answerAll, answerSection, answersOf, sign } from "#tests/factories/answer.ts";
import type { TestActor } from "#tests/factories/people.ts";
import { makePlan } from "#tests/factories/remediation.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { answer, metOf } from "#tests/factories/workbook-answers.ts";

export const OPEN_REQUIREMENTS = ["3.1.3", "3.1.9", "3.4.9"] as const;

/** The same person on another day, at noon. */
export function onDay<A extends TestActor>(actor: A, on: CalendarDate): A & { timeZone: string } {
  return { ...actor, on, at: new Date(`${on}T12:00:00Z`), timeZone: "UTC" };
}

/** A workbook under this name in which three requirements are not met. */
export async function threeOpen(actor: TestActor, systemName: string): Promise<string> {
  const { workbookId } = await startWorkbook(actor, { systemName });
  const typed = requirements.map(({ id }) => ({
    requirement: id,
    answer: OPEN_REQUIREMENTS.some((open) => open === id)
      ? answer({ status: "not-met" })
      : metOf(id),
    readVersion: 0,
  }));
  await saveAnswers(actor, workbookId, typed);
  return workbookId;
}

/**
 * A chain whose supplier states a Conditional status with three open items, and makes a plan of them.
 *
 * @param daysAgo the Conditional CMMC Status Date.
 */
export async function makeConditional(daysAgo = 5) {
  const chain = await makeSupplyChain();
  const statusDate = addDays(chain.manager.on, -daysAgo);
  await state(chain, {
    cmmcStatus: "Conditional",
    cmmcStatusDate: statusDate,
    cmmcScore: "107",
    cmmcOpen: [...OPEN_REQUIREMENTS],
    affirmedOn: statusDate,
  });
  const workbookId = await threeOpen(chain.official, "CUI enclave");
  const planId = await makePlan(chain.official, workbookId);
  return { ...chain, statusDate, workbookId, planId };
}
export type Chain = Awaited<ReturnType<typeof makeSupplyChain>>;

/** Sign an answer with this about the assessment, and have it accepted. */
export async function state(
  chain: Chain,
  { affirmedOn, ...change }: Record<string, string | string[]> & { affirmedOn: string },
): Promise<void> {
  const stated = await asActor(chain.official, listOwnFacts);
  const known = stated.find(({ kind }) => kind === "information-system");
  await answerAll(chain);
  const { system = {}, assessment = {}, affirmation = {} } = answersOf(chain.supplier);
  // As the form does it, which names the system that was stated before.
  if (known) await answerSection(chain, "system", { ...system, systemLineageId: known.lineageId });
  await answerSection(chain, "assessment", { ...assessment, ...change });
  await answerSection(chain, "affirmation", { ...affirmation, affirmedOn });
  const signed = await sign(chain);
  if (!signed.ok) throw new Error(signed.reason);
  const { manager, supplier } = chain;
  const facts = await asActor(manager, (scope) =>
    listSharedFacts(scope, { supplierId: supplier.id }),
  );
  const waiting = facts.find((fact) => fact.reviews.length === 0 && fact.supersededById === null);
  if (!waiting) throw new Error("nothing waits for a review");
  const accepted = await acceptSubmission(manager, supplier.id, waiting.submissionId, {
    method: "certificate",
    note: "",
  });
  if (!accepted.ok) throw new Error(accepted.reason);
}

export async function verdictOn(chain: Chain, asOf: CalendarDate) {
  const found = await asActor(onDay(chain.manager, asOf), (scope) =>
    decideAt(scope, chain.subcontractId, { asOf }),
  );
  return found?.decision;
}

export const seenBy = (actor: TestActor, planId: string) =>
  asActor(actor, (scope) => getSuppliersPlan(scope, planId));
