import { asc, eq, sql } from "drizzle-orm";
import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { inOrder, type Modification } from "#app/domain/contract/terms.ts";
import {
  type CalendarDate,
  calendarDate,
  calendarDateOrNull,
} from "#app/domain/kernel/calendar-date.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { keptStatement } from "#app/platform/kept-statement.server.ts";
import { amongGiven, idsText } from "#app/queries/sql/among.server.ts";
import { contractModifications } from "#db/schema/contract.ts";
import { evidence } from "#db/schema/evidence.ts";

/** A modification as it was recorded. */
export type RecordedModification = {
  id: string;
  contractId: string;
  /** ISO instant, UTC */
  recordedAt: string;
  recordedByName: string;
  number: string;
  effectiveOn: CalendarDate;
  changesStatus: boolean;
  /** null: the requirement is removed; only where it changes the status */
  requiredStatus: RequiredStatus | null;
  addClauses: string[];
  removeClauses: string[];
  exercisesOption: string | null;
  endsOn: CalendarDate | null;
  note: string;
  file: { id: string; fileName: string; sha256: string; sizeBytes: number } | null;
  supersedesId: string | null;
  isWithdrawn: boolean;
  correctionReason: string | null;
  /** false for one that was corrected or withdrawn since */
  isStanding: boolean;
};

const recordedOf = keptStatement((tx) =>
  tx
    .select({
      modification: contractModifications,
      fileName: evidence.fileName,
      sha256: evidence.sha256,
      sizeBytes: evidence.sizeBytes,
      isSuperseded: sql<boolean>`exists (select 1 from contract_modifications later
        where later.supersedes_id = ${contractModifications.id})`,
    })
    .from(contractModifications)
    .leftJoin(evidence, eq(evidence.id, contractModifications.fileId))
    .where(amongGiven(contractModifications.contractId, "contractIds"))
    .orderBy(asc(contractModifications.recordedAt), asc(contractModifications.id)),
);

/** Everything recorded of the modifications of some contracts: corrected ones too, in order of effect. */
export async function listRecordedModifications(
  { tx }: Scope,
  contractIds: readonly string[],
): Promise<RecordedModification[]> {
  if (contractIds.length === 0) return [];
  const rows = await recordedOf(tx, { contractIds: idsText(contractIds) });
  const recorded = rows.map(({ modification, fileName, sha256, sizeBytes, isSuperseded }) => ({
    id: modification.id,
    contractId: modification.contractId,
    recordedAt: modification.recordedAt.toISOString(),
    recordedByName: modification.recordedByName,
    number: modification.number,
    effectiveOn: calendarDate(modification.effectiveOn),
    changesStatus: modification.changesStatus,
    requiredStatus: modification.requiredStatus,
    addClauses: modification.addClauses,
    removeClauses: modification.removeClauses,
    exercisesOption: modification.exercisesOption,
    endsOn: calendarDateOrNull(modification.endsOn),
    note: modification.note,
    file:
      modification.fileId && fileName && sha256
        ? { id: modification.fileId, fileName, sha256, sizeBytes: sizeBytes ?? 0 }
        : null,
    supersedesId: modification.supersedesId,
    isWithdrawn: modification.isWithdrawn,
    correctionReason: modification.correctionReason,
    isStanding: !isSuperseded && !modification.isWithdrawn,
  }));
  return inOrder(recorded);
}

/** The modifications that count, by the id of their contract. */
export async function listModificationsOf(
  scope: Scope,
  contractIds: readonly string[],
): Promise<Map<string, Modification[]>> {
  const found = new Map<string, Modification[]>();
  for (const recorded of await listRecordedModifications(scope, contractIds)) {
    if (!recorded.isStanding) continue;
    const own = found.get(recorded.contractId) ?? [];
    found.set(recorded.contractId, [...own, modificationOf(recorded)]);
  }
  return found;
}

/** A recorded modification as the rules read it. */
export function modificationOf(
  recorded: Pick<
    RecordedModification,
    "number" | "effectiveOn" | "changesStatus" | "requiredStatus" | "addClauses" | "removeClauses"
  >,
): Modification {
  return {
    number: recorded.number,
    effectiveOn: recorded.effectiveOn,
    ...(recorded.changesStatus && { requiredStatus: recorded.requiredStatus }),
    addClauses: recorded.addClauses,
    removeClauses: recorded.removeClauses,
  };
}

/**
 * The last day of performance as the latest modification sets it that is effective on a day.
 *
 * @param standing in order of effect.
 * @returns null where none sets one.
 */
export function lastEndOn(
  standing: readonly RecordedModification[],
  on: CalendarDate,
): CalendarDate | null {
  const effective = standing.filter(({ effectiveOn }) => effectiveOn <= on);
  return effective.findLast(({ endsOn }) => endsOn !== null)?.endsOn ?? null;
}
