import { saveAnswersIn } from "#app/commands/workbook/save-answers.server.ts";
import { bridgeIso } from "#app/domain/iso27001/bridge.ts";
import { proposeAnswers } from "#app/domain/iso27001/proposal.ts";
import { resultsOf } from "#app/domain/workbook/result-of.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { getApplicability } from "#app/queries/iso27001/applicability.server.ts";
import { getWorkbook } from "#app/queries/workbook/workbook.server.ts";

type Outcome = { ok: true; taken: number } | { ok: false; reason: "not-found" };

/**
 * Put a note on each requirement of a workbook that the certificate gives a start on and of which
 * nothing was said. Nothing counts by it.
 */
export function takeProposals(actor: Actor, workbookId: string): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const open = await getWorkbook(scope, workbookId);
    const stated = open && (await getApplicability(scope, workbookId));
    if (!open || !stated) return { ok: false, reason: "not-found" };
    const { coversCuiSystem: scopeIncludesCuiSystem, expiresOn, controls } = stated;
    const statement = { scopeIncludesCuiSystem, expiresOn, controls };
    const { rows } = bridgeIso(statement, resultsOf(open.answers), actor.on);
    const typed = proposeAnswers(rows, open.answers).map((one) => ({
      ...one,
      readVersion: open.standing.get(one.requirement)?.version ?? 0,
    }));
    const saved = await saveAnswersIn(scope, workbookId, typed);
    return { ok: true, taken: "saved" in saved ? saved.saved : 0 };
  });
}
