import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { type Params, useActionData, useLoaderData } from "@remix-run/react";
import { saveSection } from "#app/commands/submission/save-section.server.ts";
import { isSubmissionSection, SECTION_NAMES } from "#app/domain/questionnaire/sections.ts";
import { sectionForm } from "#app/domain/submission/answers.ts";
import { knownValues } from "#app/domain/submission/known.ts";
import {
  acceptedDoubts,
  isLaterIntent,
  isUnchanged,
  settleSection,
} from "#app/domain/submission/settle.ts";
import { paths } from "#app/paths.ts";
import { listColleagues } from "#app/queries/person/membership.server.ts";
import { SectionPage } from "#app/ui/submission/section-page.tsx";
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
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { versionOf } from "#app/web/stale-edit.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `${SECTION_NAMES[data.standing.section].title} for ${data.request.subcontractNumber} - Flowdown`
      : "Answer - Flowdown",
  },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "assigned:answer");
  const section = sectionOf(params);
  const file = await requireSection(actor, params, section);
  const context = { on: file.request.latestOn, required: file.request.required };
  const { frame, tells } = await frameOf(actor, file);
  const colleagues = await reading(actor, listColleagues);
  return {
    ...frame,
    on: actor.on,
    known: tells
      ? knownValues(section, {
          primeName: file.request.primeName,
          organization: tells.organization,
          answers: file.preparation.answers,
          officials: colleagues.filter(({ role }) => role === "subcontractor-official"),
        })
      : { values: {}, sources: {} },
    version: versionOf(file.standing.values),
    checked: isCheckAsked(request)
      ? checkValues(file.standing.values, sectionForm(section, context))
      : undefined,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "assigned:answer");
  const section = sectionOf(params);
  const { request: asked, standing, assignmentHref } = await requireSection(actor, params, section);
  const context = { on: asked.latestOn, required: asked.required };
  const { intent, values, form } = await readSectionForm(request, () =>
    sectionForm(section, context),
  );
  const settled = settleSection({ intent, values, isComplete: form.ok }, standing);
  const { subcontractor } = paths;
  if (!settled)
    return redirect(subcontractor.section(actor.organizationId, asked.id, section), 303);
  const isSame = isUnchanged(settled, standing, context);
  if (!isSame) {
    const stale = await findStaleSection(actor, asked.id, section, form, settled);
    if (stale) return stale;
    const outcome = await saveSection(actor, {
      requestId: asked.id,
      section,
      ...settled,
      acceptedDoubts: acceptedDoubts(intent, standing),
    });
    if (!outcome.ok) throw notFound();
  }
  if (isLaterIntent(intent))
    return redirect(assignmentHref ?? subcontractor.request(actor.organizationId, asked.id), 303);
  if (!isSame && !settled.isConfirmed)
    return redirect(subcontractor.sectionCheck(actor.organizationId, asked.id, section), 303);
  return redirect(await pathAfter(actor, params, section), 303);
}

/** Sections of a form of their own shape have a route of their own. */
function sectionOf({ section = "" }: Params) {
  if (!isSubmissionSection(section) || section === "assessment" || section === "evidence")
    throw notFound();
  return section;
}

export default function Section() {
  const { checked, ...page } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>()?.result;
  return <SectionPage {...page} lastResult={posted ?? checked} />;
}
