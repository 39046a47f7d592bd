import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { type Params, useActionData, useLoaderData } from "@remix-run/react";
import { saveAnswers } from "#app/commands/workbook/save-answers.server.ts";
import { evaluateWorkbook, FAMILIES, findFamily } from "#app/domain/workbook/evaluate.ts";
import { liveBasisOf } from "#app/domain/workbook/live-basis.ts";
import { viewRequirements } from "#app/domain/workbook/view.ts";
import { paths } from "#app/paths.ts";
import { conflictsOf } from "#app/ui/workbook/answer-field.ts";
import { FamilyPage } from "#app/ui/workbook/family-page.tsx";
import type { HydratedHandle } from "#app/web/hydrated-handle.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";
import {
  readAnswersForm,
  requireAssignedFamily,
  requireWorkbook,
  showConflicts,
} from "#app/web/workbook-file.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.family ?? "SPRS workbook"} - Flowdown` },
];

/** The score is counted and answers are saved while somebody fills in the form. */
export const handle: HydratedHandle = { hydrate: true };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "assigned:read");
  const { slug, family, ids } = familyOf(params);
  const assignmentHref = await requireAssignedFamily(actor, params, slug);
  const { workbook, standing, answers } = await requireWorkbook(actor, params);
  const evaluation = evaluateWorkbook(answers);
  const { score, families, answered } = evaluation;
  const index = FAMILIES.findIndex((one) => one.slug === slug);
  const saved = new URL(request.url).searchParams.get("saved");
  return {
    organizationId: actor.organizationId,
    workbook,
    slug,
    assignmentHref,
    family,
    step: index + 1,
    of: FAMILIES.length,
    hasNext: index + 1 < FAMILIES.length,
    progress: orNotFound(families.find((one) => one.slug === slug)),
    score,
    answered,
    live: liveBasisOf(evaluation, slug),
    requirements: viewRequirements(ids, standing),
    saved: saved === null ? null : Number.parseInt(saved, 10) || 0,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "assigned:answer");
  const { slug, ids } = familyOf(params);
  const assignmentHref = await requireAssignedFamily(actor, params, slug);
  const { workbook } = await requireWorkbook(actor, params);
  const reading = await readAnswersForm(request, ids);
  if (!reading.ok) return reading.reply;
  const { posted } = reading;
  const outcome = await saveAnswers(actor, workbook.id, posted.typed);
  if (!outcome.ok && outcome.reason === "not-found") throw notFound();
  if (!outcome.ok) return showConflicts(posted, outcome.stale);
  const { subcontractor } = paths;
  const { organizationId } = actor;
  const next = FAMILIES[FAMILIES.findIndex((one) => one.slug === slug) + 1];
  if (posted.intent !== "continue")
    return redirect(
      `${subcontractor.workbookFamily(organizationId, workbook.id, slug)}?saved=${outcome.saved}`,
      303,
    );
  if (assignmentHref) return redirect(assignmentHref, 303);
  return redirect(
    next
      ? subcontractor.workbookFamily(organizationId, workbook.id, next.slug)
      : subcontractor.workbook(organizationId, workbook.id),
    303,
  );
}

function familyOf({ family = "" }: Params) {
  return orNotFound(findFamily(family));
}

export default function WorkbookFamily() {
  const answer = useActionData<typeof action>();
  return (
    <FamilyPage
      {...useLoaderData<typeof loader>()}
      lastResult={answer?.result}
      conflicts={conflictsOf(answer)}
    />
  );
}
