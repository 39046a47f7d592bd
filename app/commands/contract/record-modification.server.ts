import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import { askFileQuota } from "#app/commands/quota/ask-file-quota.server.ts";
import type { ModificationAnswer } from "#app/domain/contract/modification-form.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { type FileRefused, type GivenFile, withKeptFile } from "./keep-file.server.ts";
import {
  insertModification,
  type ModificationRefusal,
  refuseModification,
  toldModification,
} from "./write-modification.server.ts";

type Outcome =
  | { ok: true; modificationId: string }
  | { ok: false; reason: ModificationRefusal }
  | FileRefused;

/**
 * Record a modification of a contract, with its document: from its effective day on, the verdicts of
 * the contract's subcontracts follow its terms.
 */
export function recordModification(
  actor: Actor,
  contractId: string,
  answer: ModificationAnswer,
  given: GivenFile | null = null,
) {
  return withKeptFile<Outcome>(actor.organizationId, given, (file) =>
    asActor(actor, async (scope) => {
      const exceeded = file && (await askFileQuota(scope, file.sizeBytes));
      if (exceeded) return { ok: false, reason: "file-refused", refusal: { reason: exceeded } };
      const reason = await refuseModification(scope, contractId, answer);
      if (reason) return { ok: false, reason };
      const modificationId = await insertModification(scope, contractId, answer, { file });
      await appendOversightEntry(
        scope,
        "contract.modified",
        { contractId },
        toldModification(modificationId, answer, {
          sha256: file?.sha256 ?? null,
          notCui: file?.notCui,
        }),
      );
      await refreshPostures(scope, { contractId });
      return { ok: true, modificationId };
    }),
  );
}
