import { and, eq } from "drizzle-orm";
import { recordModification } from "#app/commands/contract/record-modification.server.ts";
import { setOwnTerms } from "#app/commands/contract/set-own-terms.server.ts";
import { recordStatusEnding } from "#app/commands/fact/record-status-ending.server.ts";
import type { ModificationAnswer } from "#app/domain/contract/modification-form.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { asActor } from "#app/platform/db.server.ts";
import { facts, shares } from "#db/schema/fact.ts";
import { makePdf } from "./answer.ts";
import type { TestActor } from "./people.ts";

/** A modification that changes nothing unless told otherwise. */
export function modification(change: Partial<ModificationAnswer> = {}): ModificationAnswer {
  return {
    number: "P00001",
    effectiveOn: calendarDate("2026-06-01"),
    changesStatus: false,
    requiredStatus: null,
    addClauses: [],
    removeClauses: [],
    exercisesOption: null,
    endsOn: null,
    note: "Administrative change of the paying office.",
    ...change,
  };
}

/** The lineage of an assessment that a supplier shared with the actor's prime. */
export async function findAssessmentLineage(actor: TestActor, supplierId: string): Promise<string> {
  const [found] = await asActor(actor, ({ tx }) =>
    tx
      .select({ lineageId: facts.lineageId })
      .from(shares)
      .innerJoin(facts, eq(facts.id, shares.factId))
      .where(and(eq(shares.supplierId, supplierId), eq(facts.kind, "assessment"))),
  );
  if (!found) throw new Error("no assessment was shared");
  return found.lineageId;
}

/** One row in each table of dated terms, for isolation to be tried on. */
export async function fillTermTables(
  manager: TestActor,
  { contractId, supplierId }: { contractId: string; supplierId: string },
): Promise<void> {
  const file = { name: "P00001.pdf", bytes: makePdf("Modification P00001") };
  const recorded = await recordModification(manager, contractId, modification(), file);
  if (!recorded.ok) throw new Error(recorded.reason);
  await setOwnTerms(
    manager,
    { contractId, subcontractId: null },
    {
      requiredStatus: "Level 2 (C3PAO)",
      information: ["CUI"],
      from: calendarDate("2026-01-01"),
      until: null,
      reason: "The program keeps asking for certification.",
      wording: "We ask for certification by a C3PAO in all work with CUI.",
    },
  );
  const ended = await recordStatusEnding(
    manager,
    { supplierId, assessmentLineageId: await findAssessmentLineage(manager, supplierId) },
    {
      cause: "status-revoked",
      endedOn: calendarDate("2099-01-01"),
      source: "Told by the contracting officer on the phone.",
    },
  );
  if (!ended.ok) throw new Error(ended.reason);
}
