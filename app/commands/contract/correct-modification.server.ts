import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import { askFileQuota } from "#app/commands/quota/ask-file-quota.server.ts";
import type { ModificationAnswer } from "#app/domain/contract/modification-form.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { isUniqueViolation } from "#app/platform/db-errors.server.ts";
import {
  listRecordedModifications,
  type RecordedModification,
} from "#app/queries/contract/modification.server.ts";
import { type FileRefused, type GivenFile, withKeptFile } from "./keep-file.server.ts";
import {
  insertModification,
  type ModificationRefusal,
  refuseModification,
  toldModification,
} from "./write-modification.server.ts";

type Refusal = ModificationRefusal | "superseded";
type Outcome = { ok: true; modificationId: string } | { ok: false; reason: Refusal };
type CorrectionOutcome = Outcome | FileRefused;
type Which = { contractId: string; modificationId: string };

/**
 * Put a modification right that was typed wrong: a new one supersedes it, and what was recorded
 * before stays. Its document goes with it unless another one is given.
 */
export function correctModification(
  actor: Actor,
  which: Which,
  { correctionReason, ...answer }: ModificationAnswer & { correctionReason: string },
  given: GivenFile | null = null,
) {
  return withKeptFile<CorrectionOutcome>(actor.organizationId, given, (file) =>
    superseding<CorrectionOutcome>(actor, async (scope) => {
      const { contractId, modificationId } = which;
      const exceeded = file && (await askFileQuota(scope, file.sizeBytes));
      if (exceeded) return { ok: false, reason: "file-refused", refusal: { reason: exceeded } };
      const reason = await refuseModification(scope, contractId, answer, modificationId);
      if (reason) return { ok: false, reason };
      const former = await findStanding(scope, which);
      if (!former) return { ok: false, reason: "superseded" };
      const id = await insertModification(scope, contractId, answer, {
        file,
        fileId: former.file?.id,
        correction: { supersedesId: former.id, correctionReason, isWithdrawn: false },
      });
      const sha256 = file?.sha256 ?? former.file?.sha256 ?? null;
      await appendOversightEntry(
        scope,
        "contract.modification-corrected",
        { contractId },
        {
          ...toldModification(id, answer, { sha256, notCui: file?.notCui }),
          supersedesId: former.id,
          reason: correctionReason,
        },
      );
      await refreshPostures(scope, { contractId });
      return { ok: true, modificationId: id };
    }),
  );
}

/** Take back a modification that does not belong to the contract. What was recorded stays. */
export function withdrawModification(
  actor: Actor,
  which: Which,
  { correctionReason }: { correctionReason: string },
): Promise<Outcome> {
  return superseding<Outcome>(actor, async (scope) => {
    const { contractId } = which;
    const former = await findStanding(scope, which);
    if (!former) return { ok: false, reason: "not-found" };
    const { number, effectiveOn, changesStatus, requiredStatus } = former;
    const { addClauses, removeClauses, exercisesOption, endsOn, note } = former;
    const answer = {
      number,
      effectiveOn,
      changesStatus,
      requiredStatus,
      addClauses,
      removeClauses,
      exercisesOption,
      endsOn,
      note,
    };
    const id = await insertModification(scope, contractId, answer, {
      fileId: former.file?.id,
      correction: { supersedesId: former.id, correctionReason, isWithdrawn: true },
    });
    await appendOversightEntry(
      scope,
      "contract.modification-withdrawn",
      { contractId },
      { modificationId: id, supersedesId: former.id, number, reason: correctionReason },
    );
    await refreshPostures(scope, { contractId });
    return { ok: true, modificationId: id };
  });
}

async function findStanding(
  scope: Scope,
  { contractId, modificationId }: Which,
): Promise<RecordedModification | null> {
  const recorded = await listRecordedModifications(scope, [contractId]);
  return recorded.find(({ id, isStanding }) => id === modificationId && isStanding) ?? null;
}

/** Of two corrections at once the later one is told that it came too late. */
async function superseding<T>(
  actor: Actor,
  work: (scope: Scope) => Promise<T>,
): Promise<T | Extract<Outcome, { ok: false }>> {
  try {
    return await asActor(actor, work);
  } catch (error) {
    if (isUniqueViolation(error, "contract_modifications_superseded_once"))
      return { ok: false, reason: "superseded" };
    throw error;
  }
}
