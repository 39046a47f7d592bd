import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { noteView } from "#app/commands/audit/note-view.server.ts";
import { getSample } from "#app/queries/audit/sample.server.ts";
import { listSampleRecords } from "#app/queries/record/record.server.ts";
import { SamplePage } from "#app/ui/audit/sample-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { reading, requireAudit } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Sample ${data.sample.seed} - Flowdown` : "Sample - Flowdown" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAudit(request, params);
  const sampleId = requireId(params, "sampleId");
  const [found, records] = await reading(actor, (scope) =>
    Promise.all([getSample(scope, actor.auditId, sampleId), listSampleRecords(scope, sampleId)]),
  );
  const sample = orNotFound(found);
  await noteView(actor, { page: "samples" });
  const ready = records.filter((record) => record.state === "ready");
  return { grantId: actor.grantId, sample, records: ready };
}

export default function Sample() {
  return <SamplePage {...useLoaderData<typeof loader>()} />;
}
