import { and, desc, eq } from "drizzle-orm";
import type { Applicability } from "#app/domain/iso27001/statement-form.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { applicabilityStatements } from "#db/schema/workbook.ts";

export type StandingApplicability = Applicability & {
  /** ISO instant, UTC */
  savedAt: string;
  savedByName: string;
};

/** What was said last of the certificate for a system; null before. */
export async function getApplicability(
  { tx, actor }: Scope,
  workbookId: string,
): Promise<StandingApplicability | null> {
  const [row] = await tx
    .select()
    .from(applicabilityStatements)
    .where(
      and(
        eq(applicabilityStatements.workbookId, workbookId),
        eq(applicabilityStatements.organizationId, actor.organizationId),
      ),
    )
    .orderBy(desc(applicabilityStatements.createdAt), desc(applicabilityStatements.id))
    .limit(1);
  if (!row) return null;
  const { coversCuiSystem, accreditation, expiresOn, controls, createdAt, createdByName } = row;
  return {
    coversCuiSystem,
    accreditation,
    expiresOn: expiresOn === null ? null : calendarDate(expiresOn),
    controls,
    savedAt: createdAt.toISOString(),
    savedByName: createdByName,
  };
}
