import { eq, inArray } from "drizzle-orm";
import {
  type CalendarDate,
  calendarDateOf,
  calendarDateOrNull,
} from "#app/domain/kernel/calendar-date.ts";
import { LEAST_RETENTION_YEARS } from "#app/domain/retention/period.ts";
import { type FactBeside, retainedUntil } from "#app/domain/retention/retained-until.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { affirmations, assessments } from "#db/schema/assessment.ts";
import { evidenceLinks } from "#db/schema/evidence.ts";
import { facts } from "#db/schema/fact.ts";
import { organizations } from "#db/schema/organization.ts";
import { questionnaireFiles } from "#db/schema/questionnaire.ts";
import { certifications } from "#db/schema/statement.ts";

/**
 * The last day on which the subcontractor itself has to keep each of some files, whoever they were
 * shared with.
 *
 * @param tx of the system role.
 */
export async function listOwnKeeping(
  tx: Transaction,
  evidenceIds: readonly string[],
): Promise<Map<string, CalendarDate>> {
  if (evidenceIds.length === 0) return new Map();
  const rows = await tx
    .select({
      evidenceId: evidenceLinks.evidenceId,
      kind: facts.kind,
      recordedAt: facts.recordedAt,
      timeZone: organizations.timeZone,
      assessmentType: assessments.type,
      statusDate: assessments.statusDate,
      affirmedOn: affirmations.affirmedOn,
      expiresOn: certifications.expiresOn,
    })
    .from(evidenceLinks)
    .innerJoin(facts, eq(facts.id, evidenceLinks.factId))
    .innerJoin(organizations, eq(organizations.id, facts.organizationId))
    .leftJoin(assessments, eq(assessments.factId, facts.id))
    .leftJoin(affirmations, eq(affirmations.factId, facts.id))
    .leftJoin(certifications, eq(certifications.factId, facts.id))
    .where(inArray(evidenceLinks.evidenceId, [...evidenceIds]));
  const factsOf = new Map<string, FactBeside[]>();
  for (const { evidenceId, kind, assessmentType, recordedAt, timeZone, ...dates } of rows) {
    const fact = {
      kind,
      assessmentType,
      receivedOn: calendarDateOf(recordedAt, timeZone),
      statedOn: calendarDateOrNull(dates.statusDate ?? dates.affirmedOn ?? dates.expiresOn),
    };
    factsOf.set(evidenceId, [...(factsOf.get(evidenceId) ?? []), fact]);
  }
  const answeredOn = await listAnsweredOn(tx, evidenceIds);
  const ids = new Set([...factsOf.keys(), ...answeredOn.keys()]);
  return new Map(
    [...ids].map((evidenceId) => {
      const facts = factsOf.get(evidenceId) ?? [];
      const answered = answeredOn.get(evidenceId) ?? [];
      const keeping = { facts, answeredOn: answered, recordBuiltOn: null };
      return [evidenceId, retainedUntil({ ...keeping, years: LEAST_RETENTION_YEARS }).until];
    }),
  );
}

/** The days on which each of some files was handed in as an answer, as its organization counts days. */
async function listAnsweredOn(
  tx: Transaction,
  evidenceIds: readonly string[],
): Promise<Map<string, CalendarDate[]>> {
  const rows = await tx
    .select({
      evidenceId: questionnaireFiles.evidenceId,
      submittedAt: questionnaireFiles.submittedAt,
      timeZone: organizations.timeZone,
    })
    .from(questionnaireFiles)
    .innerJoin(organizations, eq(organizations.id, questionnaireFiles.organizationId))
    .where(inArray(questionnaireFiles.evidenceId, [...evidenceIds]));
  const days = new Map<string, CalendarDate[]>();
  for (const { evidenceId, submittedAt, timeZone } of rows)
    days.set(evidenceId, [...(days.get(evidenceId) ?? []), calendarDateOf(submittedAt, timeZone)]);
  return days;
}
