import { data } from "@remix-run/node";
import type { Params } from "@remix-run/react";
import type { WorkbookAnswer } from "#app/domain/workbook/answer.ts";
import {
  answerOf,
  answersFormOf,
  fieldOf,
  type PostedFields,
} from "#app/domain/workbook/answer-form.ts";
import { FAMILIES } from "#app/domain/workbook/evaluate.ts";
import type { SettledAnswers } from "#app/domain/workbook/settle.ts";
import type { Actor } from "#app/platform/db.server.ts";
import { getWorkbook, type OpenWorkbook } from "#app/queries/workbook/workbook.server.ts";
import { requireAssigned } from "./assignment.server.ts";
import { requireId } from "./params.server.ts";
import { orNotFound } from "./problem.server.ts";
import { type FormReading, readForm } from "./read-form.server.ts";
import { reading } from "./require-access.server.ts";

/**
 * The workbook that an address names.
 *
 * @throws 404 when it is not the actor's organization's.
 */
export async function requireWorkbook(actor: Actor, params: Params): Promise<OpenWorkbook> {
  const workbookId = requireId(params, "workbookId");
  return orNotFound(await reading(actor, (scope) => getWorkbook(scope, workbookId)));
}

/** As `requireAssigned`, for a family of the workbook that an address names. */
export function requireAssignedFamily(actor: Actor, params: Params, slug: string) {
  return requireAssigned(actor, { kind: "workbook", id: requireId(params, "workbookId") }, slug);
}

/** The same for the families of some requirements. */
export async function requireAssignedFamilies(
  actor: Actor,
  params: Params,
  requirements: readonly string[],
): Promise<void> {
  const families = FAMILIES.filter(({ ids }) => ids.some((id) => requirements.includes(id)));
  for (const { slug } of families) await requireAssignedFamily(actor, params, slug);
}

type AnswersReading = FormReading<PostedFields>;
type RightForm = Extract<AnswersReading, { ok: true }>;

/** What a form of answers says: the answers with the versions they were read at. */
type PostedAnswers = {
  form: RightForm;
  /** which button was pressed */
  intent: unknown;
  typed: { requirement: string; answer: WorkbookAnswer; readVersion: number }[];
};

/**
 * Read a form of answers. An answer that somebody gave up for what another one says is left out.
 *
 * @param ids of the requirements that the form holds.
 * @returns a 422 reply where a field is wrong.
 * @throws as `readForm`.
 */
export async function readAnswersForm(
  request: Request,
  ids: readonly string[],
): Promise<{ ok: true; posted: PostedAnswers } | Extract<AnswersReading, { ok: false }>> {
  const form = await readForm(request, answersFormOf(ids));
  if (!form.ok) return form;
  const typed = ids.flatMap((requirement) => {
    const fields = form.value[fieldOf(requirement)];
    if (!fields || fields.keep === "theirs") return [];
    return [{ requirement, answer: answerOf(fields), readVersion: fields.version }];
  });
  return { ok: true, posted: { form, intent: form.payload.intent, typed } };
}

/** Answer with what was typed beside what others said meanwhile; 409. */
export function showConflicts({ form }: PostedAnswers, stale: SettledAnswers["stale"]) {
  const { result } = form.refuse({}).data;
  return data({ result, conflicts: stale.map(({ standing }) => standing) }, { status: 409 });
}
