import type { ActionFunctionArgs } from "@remix-run/node";
import { saveAnswers } from "#app/commands/workbook/save-answers.server.ts";
import { FAMILIES } from "#app/domain/workbook/evaluate.ts";
import { notFound } from "#app/web/problem.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";
import {
  readAnswersForm,
  requireAssignedFamilies,
  requireWorkbook,
} from "#app/web/workbook-file.server.ts";

const ALL = FAMILIES.flatMap(({ ids }) => ids);

/**
 * Save single answers while somebody fills in a form: the page's script sends them. The version that
 * each was read at makes the same again do nothing.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "assigned:answer");
  const { workbook } = await requireWorkbook(actor, params);
  const reading = await readAnswersForm(request, ALL);
  if (!reading.ok)
    return Response.json({ isWrong: true, versions: {}, changedBy: null }, { status: 422 });
  const { typed } = reading.posted;
  await requireAssignedFamilies(
    actor,
    params,
    typed.map(({ requirement }) => requirement),
  );
  const outcome = await saveAnswers(actor, workbook.id, typed);
  if (!outcome.ok && outcome.reason === "not-found") throw notFound();
  const { standing } = await requireWorkbook(actor, params);
  const stale = outcome.ok ? [] : outcome.stale.map(({ standing: theirs }) => theirs);
  const isStale = (id: string) => stale.some(({ requirement }) => requirement === id);
  const versions = typed.flatMap(({ requirement }) =>
    isStale(requirement) ? [] : [[requirement, standing.get(requirement)?.version ?? 0]],
  );
  return Response.json(
    {
      isWrong: false,
      versions: Object.fromEntries(versions),
      changedBy: stale[0]?.answeredBy ?? null,
    },
    { status: outcome.ok ? 200 : 409 },
  );
}
