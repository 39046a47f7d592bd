import type { Applicability } from "#app/domain/iso27001/statement-form.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { getApplicability } from "#app/queries/iso27001/applicability.server.ts";
import { getWorkbook } from "#app/queries/workbook/workbook.server.ts";
import { applicabilityStatements } from "#db/schema/workbook.ts";

type Outcome = { ok: true } | { ok: false; reason: "not-found" };

/** Keep what is said of the certificate for a system; the same again changes nothing. */
export function saveApplicability(
  actor: Actor,
  workbookId: string,
  stated: Applicability,
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    if (!(await getWorkbook(scope, workbookId))) return { ok: false, reason: "not-found" };
    await takeTurn(scope, `applicability ${workbookId}`);
    const before = await getApplicability(scope, workbookId);
    if (before && isSame(before, stated)) return { ok: true };
    await scope.tx.insert(applicabilityStatements).values({
      createdAt: actor.at,
      createdBy: actor.personId,
      createdByName: actor.personName,
      workbookId,
      organizationId: actor.organizationId,
      coversCuiSystem: stated.coversCuiSystem,
      accreditation: stated.accreditation,
      expiresOn: stated.expiresOn,
      controls: stated.controls,
    });
    return { ok: true };
  });
}

function isSame(a: Applicability, b: Applicability): boolean {
  const plain = ({ coversCuiSystem, accreditation, expiresOn, controls }: Applicability) =>
    JSON.stringify([coversCuiSystem, accreditation, expiresOn, controls]);
  return plain(a) === plain(b);
}
