import type { WorkbookAnswer } from "#app/domain/workbook/answer.ts";
import { type SettledAnswers, settleAnswers } from "#app/domain/workbook/settle.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { getWorkbook, listAnswersRead } from "#app/queries/workbook/workbook.server.ts";
import { workbookAnswers } from "#db/schema/workbook.ts";

/** An answer as somebody typed it, and the version that they had before them. */
export type TypedAnswer = { requirement: string; answer: WorkbookAnswer; readVersion: number };

export type SavedAnswers =
  /** how many were changed */
  | { ok: true; saved: number }
  | { ok: false; reason: "not-found" }
  /** the others are saved; these were changed by somebody else since they were read */
  | { ok: false; reason: "stale"; saved: number; stale: SettledAnswers["stale"] };

/**
 * Keep answers of a workbook, each as the version after the one it was read at. What somebody else
 * changed meanwhile is left as it is and handed back.
 */
export function saveAnswers(
  actor: Actor,
  workbookId: string,
  typed: readonly TypedAnswer[],
): Promise<SavedAnswers> {
  return asActor(actor, (scope) => saveAnswersIn(scope, workbookId, typed));
}

/** The same inside an open transaction. */
export async function saveAnswersIn(
  scope: Scope,
  workbookId: string,
  typed: readonly TypedAnswer[],
): Promise<SavedAnswers> {
  const open = await getWorkbook(scope, workbookId);
  if (!open) return { ok: false, reason: "not-found" };
  const versions = typed.map(({ requirement, readVersion }) => ({
    requirement,
    version: readVersion,
  }));
  const read = await listAnswersRead(scope, workbookId, versions);
  const posted = typed.flatMap((one, index) => {
    const before = read[index];
    return before ? [{ ...one, read: before }] : [];
  });
  const { changed, stale } = settleAnswers(posted, open.standing);
  const kept = await insertAnswers(scope, workbookId, changed);
  if (kept.size < changed.length) {
    // Somebody else's save of the same version was committed while this one waited for it.
    const late = posted.filter(
      ({ requirement }) =>
        !kept.has(requirement) && changed.some((one) => one.requirement === requirement),
    );
    const standing = (await getWorkbook(scope, workbookId))?.standing ?? new Map();
    stale.push(...settleAnswers(late, standing).stale);
  }
  if (stale.length > 0) return { ok: false, reason: "stale", saved: kept.size, stale };
  return { ok: true, saved: kept.size };
}

/** @returns the requirements whose version was still free. */
async function insertAnswers(
  { tx, actor }: Scope,
  workbookId: string,
  changed: SettledAnswers["changed"],
): Promise<Set<string>> {
  if (changed.length === 0) return new Set();
  const rows = await tx
    .insert(workbookAnswers)
    .values(
      changed.map(({ requirement, version, answer }) => ({
        workbookId,
        organizationId: actor.organizationId,
        requirement,
        version,
        answeredAt: actor.at,
        answeredBy: actor.personId,
        answeredByName: actor.personName,
        status: answer.status,
        objectives: [...answer.objectives],
        ground: answer.ground,
        note: answer.note,
        evidence: answer.evidence,
        evidenceOn: answer.evidenceOn || null,
      })),
    )
    .onConflictDoNothing()
    .returning({ requirement: workbookAnswers.requirement });
  return new Set(rows.map(({ requirement }) => requirement));
}
