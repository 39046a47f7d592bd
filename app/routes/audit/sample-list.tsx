import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { drawAuditSample } from "#app/commands/audit/draw-sample.server.ts";
import { noteView } from "#app/commands/audit/note-view.server.ts";
import { SampleForm } from "#app/domain/audit/sample.ts";
import { paths } from "#app/paths.ts";
import { countMatrix } from "#app/queries/audit/matrix.server.ts";
import { listSamples } from "#app/queries/audit/sample.server.ts";
import { SampleListPage } from "#app/ui/audit/sample-list-page.tsx";
import { notFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAudit } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Samples - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAudit(request, params);
  const [samples, counts] = await reading(actor, (scope) =>
    Promise.all([listSamples(scope, actor.auditId), countMatrix(scope, {})]),
  );
  await noteView(actor, { page: "samples" });
  return {
    grantId: actor.grantId,
    samples,
    population: Object.values(counts).reduce((sum, count) => sum + count, 0),
    proposedSeed: `${actor.on}-${crypto.randomUUID().slice(0, 8)}`,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAudit(request, params);
  const form = await readForm(request, SampleForm);
  if (!form.ok) return form.reply;
  const outcome = await drawAuditSample(actor, form.value);
  if (outcome.ok) return redirect(paths.audit.sample(actor.grantId, outcome.sampleId), 303);
  if (outcome.reason === "not-found") throw notFound();
  return form.refuse({ size: [`There are only ${outcome.population} to draw from.`] });
}

export default function SampleList() {
  return (
    <SampleListPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
