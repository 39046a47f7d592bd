import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FAMILIES } from "#app/domain/workbook/evaluate.ts";
import { viewRequirements } from "#app/domain/workbook/view.ts";
import { listAnswerVersions } from "#app/queries/workbook/workbook.server.ts";
import { AnswerHistoryPage } from "#app/ui/workbook/answer-history-page.tsx";
import { orNotFound } from "#app/web/problem.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { requireWorkbook } from "#app/web/workbook-file.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Earlier answers to ${data?.requirement.id ?? "a requirement"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "request:read");
  const { workbook, standing } = await requireWorkbook(actor, params);
  const { requirement = "" } = params;
  const family = orNotFound(FAMILIES.find(({ ids }) => ids.includes(requirement)));
  const [view] = viewRequirements([requirement], standing);
  const versions = await reading(actor, (scope) =>
    listAnswerVersions(scope, workbook.id, requirement),
  );
  return {
    organizationId: actor.organizationId,
    workbook,
    family,
    requirement: orNotFound(view),
    versions,
  };
}

export default function AnswerHistory() {
  return <AnswerHistoryPage {...useLoaderData<typeof loader>()} />;
}
