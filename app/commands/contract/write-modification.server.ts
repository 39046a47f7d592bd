import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { holdLog } from "#app/commands/log/append-entry.server.ts";
import type { ModificationAnswer } from "#app/domain/contract/modification-form.ts";
import type { NotCui } from "#app/domain/evidence/not-cui.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listRecordedModifications } from "#app/queries/contract/modification.server.ts";
import { contractModifications, contracts } from "#db/schema/contract.ts";
import { evidence } from "#db/schema/evidence.ts";
import type { KeptFile } from "./keep-file.server.ts";

export type ModificationRefusal = "not-found" | "number-taken" | "ends-before-start";

/** What is written of a modification beside what its form says. */
export type Correction = { supersedesId: string; correctionReason: string; isWithdrawn: boolean };

/**
 * Take the contract for the rest of the transaction, so that two modifications of one number cannot
 * be recorded at once, and check what the form cannot know.
 *
 * @param exceptId a modification that is superseded: its number is free.
 */
export async function refuseModification(
  scope: Scope,
  contractId: string,
  { number, endsOn }: Pick<ModificationAnswer, "number" | "endsOn">,
  exceptId?: string,
): Promise<ModificationRefusal | null> {
  const { tx, actor } = scope;
  await holdLog(scope);
  const [contract] = await tx
    .select({ startsOn: contracts.startsOn })
    .from(contracts)
    .where(and(eq(contracts.id, contractId), eq(contracts.primeId, actor.organizationId)))
    .for("no key update");
  if (!contract) return "not-found";
  if (endsOn && endsOn < contract.startsOn) return "ends-before-start";
  const recorded = await listRecordedModifications(scope, [contractId]);
  const isTaken = recorded.some(
    (one) => one.isStanding && one.number === number && one.id !== exceptId,
  );
  return isTaken ? "number-taken" : null;
}

/** Insert a modification, with its file where one was given. @returns its id */
export async function insertModification(
  { tx, actor }: Scope,
  contractId: string,
  answer: ModificationAnswer & { effectiveOn: CalendarDate },
  {
    file,
    fileId,
    correction,
  }: { file?: KeptFile; fileId?: string | null; correction?: Correction },
): Promise<string> {
  const id = randomUUID();
  const keptId = file ? randomUUID() : (fileId ?? null);
  if (file && keptId)
    await tx.insert(evidence).values({
      id: keptId,
      uploadedAt: actor.at,
      uploadedBy: actor.personId,
      uploadedByName: actor.personName,
      organizationId: actor.organizationId,
      ...file,
    });
  await tx.insert(contractModifications).values({
    id,
    recordedAt: actor.at,
    recordedBy: actor.personId,
    recordedByName: actor.personName,
    primeId: actor.organizationId,
    contractId,
    ...answer,
    fileId: keptId,
    supersedesId: correction?.supersedesId ?? null,
    correctionReason: correction?.correctionReason ?? null,
    isWithdrawn: correction?.isWithdrawn ?? false,
  });
  return id;
}

/** A modification as the log tells it. */
export function toldModification(
  modificationId: string,
  answer: ModificationAnswer,
  file: { sha256: string | null; notCui?: NotCui | null },
) {
  const { number, effectiveOn, changesStatus, requiredStatus } = answer;
  const { addClauses, removeClauses, exercisesOption, endsOn, note } = answer;
  return {
    modificationId,
    number,
    effectiveOn,
    changesStatus,
    requiredStatus,
    addClauses,
    removeClauses,
    exercisesOption,
    endsOn,
    note,
    fileSha256: file.sha256,
    fileNotCui: file.notCui ?? null,
  };
}
