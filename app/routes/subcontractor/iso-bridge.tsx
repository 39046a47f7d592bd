import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { saveApplicability } from "#app/commands/iso27001/save-applicability.server.ts";
import { bridgeIso } from "#app/domain/iso27001/bridge.ts";
import { proposeAnswers } from "#app/domain/iso27001/proposal.ts";
import { ApplicabilityForm } from "#app/domain/iso27001/statement-form.ts";
import { ofKind } from "#app/domain/submission/prefill.ts";
import { resultsOf } from "#app/domain/workbook/result-of.ts";
import { paths } from "#app/paths.ts";
import { listOwnFacts } from "#app/queries/fact/fact.server.ts";
import { getApplicability } from "#app/queries/iso27001/applicability.server.ts";
import { BridgePage } from "#app/ui/iso27001/bridge-page.tsx";
import { notFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { requireWorkbook } from "#app/web/workbook-file.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.workbook.systemName ?? "a system"} from ISO/IEC 27001 - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const { workbook, answers } = await requireWorkbook(actor, params);
  const [statement, facts] = await reading(actor, (scope) =>
    Promise.all([getApplicability(scope, workbook.id), listOwnFacts(scope)]),
  );
  const bridge =
    statement &&
    bridgeIso(
      { ...statement, scopeIncludesCuiSystem: statement.coversCuiSystem },
      resultsOf(answers),
      actor.on,
    );
  return {
    organizationId: actor.organizationId,
    workbook: { id: workbook.id, systemName: workbook.systemName },
    certificate: ofKind(facts, "certification")[0]?.content ?? null,
    statement,
    bridge,
    proposals: bridge ? proposeAnswers(bridge.rows, answers).length : 0,
  };
}

/** Save what is said of the certificate. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const { workbook } = await requireWorkbook(actor, params);
  const form = await readForm(request, ApplicabilityForm);
  if (!form.ok) return form.reply;
  const outcome = await saveApplicability(actor, workbook.id, form.value);
  if (!outcome.ok) throw notFound();
  const here = paths.subcontractor.isoBridge(actor.organizationId, workbook.id);
  return redirect(`${here}#picture`, 303);
}

export default function IsoBridgeRoute() {
  return (
    <BridgePage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
