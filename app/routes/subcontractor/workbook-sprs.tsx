import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { writeCmmcRecord } from "#app/domain/workbook/cmmc-record.ts";
import { evaluateWorkbook } from "#app/domain/workbook/evaluate.ts";
import { SprsForm } from "#app/domain/workbook/sprs-form.ts";
import { writeSprsRecord } from "#app/domain/workbook/sprs-record.ts";
import { findSystemOf } from "#app/queries/workbook/system.server.ts";
import { SprsPage } from "#app/ui/workbook/sprs-page.tsx";
import { readQuery } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { requireWorkbook } from "#app/web/workbook-file.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Record for SPRS of ${data?.workbook.systemName ?? "a system"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "request:read");
  const { workbook, answers, standing } = await requireWorkbook(actor, params);
  const system = await reading(actor, (scope) => findSystemOf(scope, workbook));
  const query = new URL(request.url).searchParams;
  for (const [name, value] of [...query]) if (value === "") query.delete(name);
  const asked = readQuery(query, SprsForm);
  const typed = asked.ok ? asked.value : {};
  const { results: _, ...evaluation } = evaluateWorkbook(answers);
  const { assessedOn = null, fullScoreOn = null, scope = null } = typed;
  return {
    organizationId: actor.organizationId,
    organizationName: actor.organizationName,
    workbook,
    ...evaluation,
    cmmc: writeCmmcRecord(evaluation, system, scope),
    record: writeSprsRecord(evaluation, system, { assessedOn, fullScoreOn, scope }),
    lastAnsweredAt:
      [...standing.values()]
        .map(({ answeredAt }) => answeredAt)
        .sort()
        .at(-1) ?? null,
    typed: { assessedOn: query.get("assessedOn"), fullScoreOn: query.get("fullScoreOn"), scope },
    lastResult: asked.ok ? undefined : asked.result,
  };
}

export default function WorkbookSprs() {
  return <SprsPage {...useLoaderData<typeof loader>()} />;
}
