import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { takeWorkbookScore } from "#app/commands/workbook/take-score.server.ts";
import { TakeScoreForm } from "#app/domain/submission/take-score-form.ts";
import { paths } from "#app/paths.ts";
import { listScoredWorkbooks } from "#app/queries/workbook/scored-workbook.server.ts";
import { TakeScorePage } from "#app/ui/workbook/take-score-page.tsx";
import { notFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { requireSection } from "#app/web/request-file.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `Take the score for ${data?.request.subcontractNumber ?? "a request"} from a workbook - Flowdown`,
  },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const file = await requireSection(actor, params, "assessment");
  const workbooks = await reading(actor, listScoredWorkbooks);
  const { id, primeName, subcontractNumber, required } = file.request;
  return {
    organizationId: actor.organizationId,
    request: { id, primeName, subcontractNumber, required },
    workbooks,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const { request: asked } = await requireSection(actor, params, "assessment");
  const form = await readForm(request, TakeScoreForm);
  if (!form.ok) return form.reply;
  const outcome = await takeWorkbookScore(actor, { requestId: asked.id, ...form.value });
  if (outcome.ok)
    return redirect(paths.subcontractor.section(actor.organizationId, asked.id, "assessment"), 303);
  if (outcome.reason === "not-found") throw notFound();
  return form.refuse({ "": [REFUSALS[outcome.reason]] }, { status: 409 });
}

const REFUSALS = {
  "not-permitted": "This cannot be stated with what is open in the workbook. Nothing was taken.",
  "changed-meanwhile": "The workbook changed since you looked. Read the score again, then take it.",
};

export default function TakeScore() {
  return (
    <TakeScorePage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
