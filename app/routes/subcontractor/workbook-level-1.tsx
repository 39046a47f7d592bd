import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { saveAnswers } from "#app/commands/workbook/save-answers.server.ts";
import { evaluateLevel1, level1Ids } from "#app/domain/workbook/level-1.ts";
import { liveLevel1 } from "#app/domain/workbook/live-basis.ts";
import { viewRequirements } from "#app/domain/workbook/view.ts";
import { paths } from "#app/paths.ts";
import { conflictsOf } from "#app/ui/workbook/answer-field.ts";
import { Level1Page } from "#app/ui/workbook/level-1-page.tsx";
import type { HydratedHandle } from "#app/web/hydrated-handle.ts";
import { notFound } from "#app/web/problem.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";
import { readAnswersForm, requireWorkbook, showConflicts } from "#app/web/workbook-file.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Level 1 of ${data?.workbook.systemName ?? "a system"} - Flowdown` },
];

/** What is met is counted and answers are saved while somebody fills in the form. */
export const handle: HydratedHandle = { hydrate: true };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "request:read");
  const { workbook, standing, answers } = await requireWorkbook(actor, params);
  const { safeguards } = evaluateLevel1(answers);
  const saved = new URL(request.url).searchParams.get("saved");
  return {
    organizationId: actor.organizationId,
    workbook,
    safeguards: safeguards.map(({ safeguard, isMet }) => ({
      isMet,
      cmmcId: safeguard.cmmcId,
      title: safeguard.title,
      paragraph: safeguard.source.paragraph,
      requirements: viewRequirements(safeguard.requirements, standing),
    })),
    live: liveLevel1(),
    saved: saved === null ? null : Number.parseInt(saved, 10) || 0,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const { workbook } = await requireWorkbook(actor, params);
  const reading = await readAnswersForm(request, level1Ids());
  if (!reading.ok) return reading.reply;
  const outcome = await saveAnswers(actor, workbook.id, reading.posted.typed);
  if (!outcome.ok && outcome.reason === "not-found") throw notFound();
  if (!outcome.ok) return showConflicts(reading.posted, outcome.stale);
  const here = paths.subcontractor.workbookLevel1(actor.organizationId, workbook.id);
  return redirect(`${here}?saved=${outcome.saved}`, 303);
}

export default function WorkbookLevel1() {
  const answer = useActionData<typeof action>();
  return (
    <Level1Page
      {...useLoaderData<typeof loader>()}
      lastResult={answer?.result}
      conflicts={conflictsOf(answer)}
    />
  );
}
