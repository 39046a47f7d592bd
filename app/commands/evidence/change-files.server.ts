import { keepSections } from "#app/commands/submission/keep-sections.server.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { getRequestFile, isOpenRequest } from "#app/queries/request/request.server.ts";

export type FilesChange = {
  /** the links of the answer as it stands, those of earlier answers included */
  files: string[];
  keep(files: readonly string[]): Promise<void>;
};

/**
 * Hold the draft and read which files stand beside the answer, so that two uploads at once both
 * count. What is kept is not confirmed: somebody still says that these are all.
 *
 * @returns null when the request is not asked of the actor's organization or was withdrawn.
 */
export async function changeFiles(scope: Scope, requestId: string): Promise<FilesChange | null> {
  if (!(await isOpenRequest(scope, requestId))) return null;
  await keepSections(scope, requestId, {});
  const file = await getRequestFile(scope, requestId);
  const standing = file?.preparation.sections.find(({ section }) => section === "evidence");
  if (!standing) return null;
  return {
    files: [standing.values.files ?? []].flat(),
    keep: (files) =>
      keepSections(scope, requestId, {
        evidence: {
          values: { files: [...files] },
          isConfirmed: false,
          savedAt: scope.actor.at.toISOString(),
          savedBy: scope.actor.personName,
        },
      }),
  };
}
