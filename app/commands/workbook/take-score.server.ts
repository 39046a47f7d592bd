import { and, eq } from "drizzle-orm";
import { keepSections } from "#app/commands/submission/keep-sections.server.ts";
import { type TakenAs, takeScore } from "#app/domain/submission/from-workbook.ts";
import { evaluateWorkbook } from "#app/domain/workbook/evaluate.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { getRequestFile } from "#app/queries/request/request.server.ts";
import { getWorkbook, showWorkbook } from "#app/queries/workbook/workbook.server.ts";
import { drafts } from "#db/schema/draft.ts";

type Input = {
  requestId: string;
  workbookId: string;
  as: TakenAs;
  /** what the page showed of the workbook; @see showWorkbook */
  shown: string;
};
type Outcome =
  | { ok: true }
  /**
   * `not-permitted`: nothing can be scored, or the status cannot be stated with what is open;
   * `changed-meanwhile`: the workbook comes to something else than what was shown.
   */
  | { ok: false; reason: "not-found" | "not-permitted" | "changed-meanwhile" };

/**
 * Put the score and the open requirements of a workbook into the assessment section of an answer in
 * preparation. It is not confirmed by that: the dates are still to be said.
 */
export function takeWorkbookScore(actor: Actor, input: Input): Promise<Outcome> {
  const { requestId, workbookId, as, shown } = input;
  return asActor(actor, async (scope) => {
    await holdDraft(scope, requestId);
    const file = await getRequestFile(scope, requestId);
    const open = await getWorkbook(scope, workbookId);
    const section = file?.preparation.sections.find((one) => one.section === "assessment");
    if (!file || !open || !section || file.request.isWithdrawn)
      return { ok: false, reason: "not-found" };
    const evaluation = evaluateWorkbook(open.answers);
    if (shown !== showWorkbook(evaluation)) return { ok: false, reason: "changed-meanwhile" };
    const values = takeScore(section.values, as, evaluation);
    if (!values) return { ok: false, reason: "not-permitted" };
    await keepSections(scope, requestId, {
      assessment: {
        values,
        isConfirmed: false,
        savedAt: actor.at.toISOString(),
        savedBy: actor.personName,
      },
    });
    return { ok: true };
  });
}

/** So that what somebody else saves in the section meanwhile is read, and not written over. */
async function holdDraft({ tx, actor }: Scope, requestId: string): Promise<void> {
  await tx
    .select({ id: drafts.id })
    .from(drafts)
    .where(and(eq(drafts.requestId, requestId), eq(drafts.organizationId, actor.organizationId)))
    .for("no key update");
}
