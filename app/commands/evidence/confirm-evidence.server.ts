import { keepSections } from "#app/commands/submission/keep-sections.server.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { changeFiles } from "./change-files.server.ts";

type Input = { requestId: string; withoutFiles: boolean; isConfirmed: boolean };
type Outcome = { ok: true; isComplete: boolean } | { ok: false; reason: "not-found" };

/** Say that the files named so far are all, or that there are none. */
export function confirmEvidence(actor: Actor, input: Input): Promise<Outcome> {
  const { requestId, withoutFiles } = input;
  return asActor(actor, async (scope) => {
    const change = await changeFiles(scope, requestId);
    if (!change) return { ok: false, reason: "not-found" };
    const isComplete = change.files.length > 0 || withoutFiles;
    const values = { files: change.files, ...(withoutFiles && { withoutFiles: "on" }) };
    const { at, personName } = scope.actor;
    await keepSections(scope, requestId, {
      evidence: {
        values,
        isConfirmed: input.isConfirmed && isComplete,
        savedAt: at.toISOString(),
        savedBy: personName,
      },
    });
    return { ok: true, isComplete };
  });
}
