import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { saveSection } from "#app/commands/submission/save-section.server.ts";
import { sectionForm } from "#app/domain/submission/answers.ts";
import { AssessmentKindForm } from "#app/domain/submission/assessment-form.ts";
import { findFit } from "#app/domain/submission/fit.ts";
import {
  acceptedDoubts,
  isKindIntent,
  isLaterIntent,
  isUnchanged,
  settleSection,
} from "#app/domain/submission/settle.ts";
import { paths } from "#app/paths.ts";
import { AssessmentPage } from "#app/ui/submission/assessment-page.tsx";
import { notFound } from "#app/web/problem.server.ts";
import { checkValues } from "#app/web/read-form.server.ts";
import { isCheckAsked } from "#app/web/refused-form.server.ts";
import {
  findStaleSection,
  frameOf,
  pathAfter,
  readSectionForm,
  requireSection,
} from "#app/web/request-file.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";
import { versionOf } from "#app/web/stale-edit.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `Your CMMC status or score for ${data?.request.subcontractNumber ?? "a request"} - Flowdown`,
  },
];

const SECTION = "assessment";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "assigned:answer");
  const file = await requireSection(actor, params, SECTION);
  const { preparation, standing } = file;
  const { frame } = await frameOf(actor, file);
  const isKindKnown = AssessmentKindForm.safeParse(standing.values).success;
  const isKindAsked = new URL(request.url).searchParams.get("step") === "kind";
  const step = isKindKnown && !isKindAsked ? ("details" as const) : ("kind" as const);
  const context = { on: file.request.latestOn, required: file.request.required };
  const schema = step === "kind" ? AssessmentKindForm : sectionForm(SECTION, context);
  return {
    ...frame,
    version: versionOf(standing.values),
    step,
    fit: findFit(file.request, preparation.answers, file.request.latestOn),
    checked: isCheckAsked(request) ? checkValues(standing.values, schema) : undefined,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "assigned:answer");
  const { request: asked, standing, assignmentHref } = await requireSection(actor, params, SECTION);
  const context = { on: asked.latestOn, required: asked.required };
  const { intent, values, form } = await readSectionForm(request, (pressed) =>
    isKindIntent(pressed) ? AssessmentKindForm : sectionForm(SECTION, context),
  );
  const settled = settleSection({ intent, values, isComplete: form.ok }, standing);
  const { subcontractor } = paths;
  const here = subcontractor.section(actor.organizationId, asked.id, SECTION);
  if (!settled) return redirect(here, 303);
  const isSame = isUnchanged(settled, standing, context);
  if (!isSame) {
    const stale = await findStaleSection(actor, asked.id, SECTION, form, settled);
    if (stale) return stale;
    const outcome = await saveSection(actor, {
      requestId: asked.id,
      section: SECTION,
      ...settled,
      acceptedDoubts: acceptedDoubts(intent, standing),
    });
    if (!outcome.ok) throw notFound();
  }
  if (settled.isConfirmed) return redirect(await pathAfter(actor, params, SECTION), 303);
  if (intent === "score") return redirect(`${here}#score`, 303);
  if (isLaterIntent(intent))
    return redirect(assignmentHref ?? subcontractor.request(actor.organizationId, asked.id), 303);
  if (form.ok) return redirect(here, 303);
  const step = isKindIntent(intent) ? "kind" : undefined;
  return redirect(subcontractor.sectionCheck(actor.organizationId, asked.id, SECTION, step), 303);
}

export default function Assessment() {
  const { checked, ...page } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>()?.result;
  return <AssessmentPage {...page} lastResult={posted ?? checked} />;
}
