import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { evaluateWorkbook, FAMILIES, isAnswered } from "#app/domain/workbook/evaluate.ts";
import { evaluateLevel1 } from "#app/domain/workbook/level-1.ts";
import { findNamedRequirement } from "#app/domain/workbook/view.ts";
import { paths } from "#app/paths.ts";
import { listOnSubject } from "#app/queries/assignment/assignment.server.ts";
import { findPlanOf } from "#app/queries/remediation/plan.server.ts";
import { WorkbookPage } from "#app/ui/workbook/workbook-page.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { requireWorkbook } from "#app/web/workbook-file.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Workbook of ${data?.workbook.systemName ?? "a system"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "request:read");
  const { workbook, answers } = await requireWorkbook(actor, params);
  const { organizationId } = actor;
  const sought = new URL(request.url).searchParams.get("find");
  const found = sought ? findNamedRequirement(sought) : null;
  const family = FAMILIES.find((one) => one.family === found?.family);
  if (found && family)
    return redirect(
      `${paths.subcontractor.workbookFamily(organizationId, workbook.id, family.slug)}#r-${found.id}`,
    );
  const [planId, assignments] = await reading(actor, (scope) =>
    Promise.all([
      findPlanOf(scope, workbook.id),
      listOnSubject(scope, { kind: "workbook", id: workbook.id }),
    ]),
  );
  const { results: _, ...evaluation } = evaluateWorkbook(answers);
  const { met, safeguards } = evaluateLevel1(answers);
  return {
    organizationId,
    on: actor.on,
    workbook,
    assignments,
    planId,
    ...evaluation,
    unanswered: evaluation.fixes.map(({ id }) => id).filter((id) => !isAnswered(id, answers[id])),
    level1: { met, count: safeguards.length },
    notFound: sought && !found ? sought.slice(0, 40) : null,
  };
}

export default function Workbook() {
  return <WorkbookPage {...useLoaderData<typeof loader>()} />;
}
