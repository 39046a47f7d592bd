import { MAXIMUM_EVIDENCE_FILES } from "#app/domain/evidence/limits.ts";
import type { EvidenceRefusal } from "#app/domain/evidence/refusals.ts";
import {
  type EvidenceSubject,
  readEvidenceLink,
  writeEvidenceLink,
} from "#app/domain/evidence/subjects.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { type HeldFile, listSameFiles } from "#app/queries/evidence/evidence.server.ts";
import { admitFile, type GivenFile, keepFile, storing } from "./admit-file.server.ts";
import { changeFiles } from "./change-files.server.ts";

type Input = GivenFile & { requestId: string; subject: EvidenceSubject };
type Outcome =
  | { ok: true; evidenceId: string }
  | { ok: false; reason: "not-found" }
  | { ok: false; reason: "refused"; refusal: EvidenceRefusal };

/**
 * Put a file beside the answer in preparation, once its content was looked into. The same bytes under the
 * same name are not kept twice; under a new name they take the place of the former, for this answer.
 */
export async function addEvidence(actor: Actor, input: Input): Promise<Outcome> {
  const admitted = await admitFile(actor.organizationId, input);
  if (!admitted.ok) return admitted;
  const { file } = admitted;
  return storing<Outcome>((blob) =>
    asActor(actor, async (scope) => {
      const change = await changeFiles(scope, input.requestId);
      if (!change) return { ok: false, reason: "not-found" };
      const held = await listSameFiles(scope, file.sha256);
      const others = withoutFormer(change.files, held, input.subject);
      if (others.length >= MAXIMUM_EVIDENCE_FILES)
        return { ok: false, reason: "refused", refusal: { reason: "too-many" } };
      const kept = await keepFile(scope, file, held, blob);
      if (!kept.ok) return kept;
      const { evidenceId } = kept;
      await change.keep([...others, writeEvidenceLink({ evidenceId, subject: input.subject })]);
      return kept;
    }),
  );
}

/** The links of an answer without one to the same bytes beside the same subject. */
function withoutFormer(
  links: readonly string[],
  held: readonly HeldFile[],
  subject: EvidenceSubject,
): string[] {
  const same = new Set(held.map(({ id }) => id));
  return links.filter((text) => {
    const link = readEvidenceLink(text);
    return !(link && link.subject === subject && same.has(link.evidenceId));
  });
}
