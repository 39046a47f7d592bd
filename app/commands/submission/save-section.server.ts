import type { SubmissionSection } from "#app/domain/questionnaire/sections.ts";
import type { SectionValues } from "#app/domain/submission/answers.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { isOpenRequest } from "#app/queries/request/request.server.ts";
import { keepSections } from "./keep-sections.server.ts";

type Input = {
  requestId: string;
  section: SubmissionSection;
  /** as typed, complete or not */
  values: SectionValues;
  /** whether it is meant as the answer, and not put aside for later */
  isConfirmed: boolean;
  /** what does not fit together and is right all the same; absent where nobody was asked */
  acceptedDoubts?: string[];
};
type Outcome = { ok: true } | { ok: false; reason: "not-found" };

/** Keep what was typed in one section of an answer in preparation. */
export function saveSection(actor: Actor, input: Input): Promise<Outcome> {
  const { requestId, section, values, isConfirmed, acceptedDoubts } = input;
  return asActor(actor, async (scope) => {
    if (!(await isOpenRequest(scope, requestId))) return { ok: false, reason: "not-found" };
    const savedAt = actor.at.toISOString();
    await keepSections(scope, requestId, {
      [section]: { values, isConfirmed, savedAt, savedBy: actor.personName, acceptedDoubts },
    });
    return { ok: true };
  });
}
