import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { askForRecord } from "#app/commands/record/ask-for-record.server.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { QUOTA_SENTENCES } from "#app/domain/quota/quotas.ts";
import { KNOWN_ON_REFUSALS, RecordForm } from "#app/domain/record/form.ts";
import { paths } from "#app/paths.ts";
import { getSample } from "#app/queries/audit/sample.server.ts";
import { listSampleRecords } from "#app/queries/record/record.server.ts";
import { SampleRecordListPage } from "#app/ui/record/sample-record-list-page.tsx";
import { lookAgainWhile } from "#app/web/look-again.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { readRecordDays } from "#app/web/record-days.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Oversight records of sample ${data?.sample.seed ?? ""} - Flowdown` },
];

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const auditId = requireId(params, "auditId");
  const sampleId = requireId(params, "sampleId");
  const [found, records] = await reading(actor, (scope) =>
    Promise.all([getSample(scope, auditId, sampleId), listSampleRecords(scope, sampleId)]),
  );
  const page = {
    organizationId: actor.organizationId,
    auditId,
    sample: orNotFound(found),
    records,
    days: readRecordDays(request, actor.on),
    mayMake: mayDo(actor.roles, "record:build"),
  };
  const isBuilding = records.some((record) => record.state === "building");
  return lookAgainWhile(isBuilding, page);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "record:build");
  const auditId = requireId(params, "auditId");
  const sampleId = requireId(params, "sampleId");
  orNotFound(await reading(actor, (scope) => getSample(scope, auditId, sampleId)));
  const form = await readForm(request, RecordForm);
  if (!form.ok) return form.reply;
  const outcome = await askForRecord(actor, { kind: "sample", sampleId }, form.value);
  if (!outcome.ok && outcome.reason !== "building-already") {
    if (outcome.reason === "quota") return form.refuse({ "": [QUOTA_SENTENCES.records] });
    if (!form.value.knownOn) throw notFound();
    return form.refuse({ knownOn: [KNOWN_ON_REFUSALS[outcome.reason]] });
  }
  return redirect(paths.prime.sampleRecords(actor.organizationId, auditId, sampleId), 303);
}

export default function SampleRecordList() {
  return (
    <SampleRecordListPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
