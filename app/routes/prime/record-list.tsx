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
import { listGapsOf } from "#app/queries/record/gaps.server.ts";
import { listRecords } from "#app/queries/record/record.server.ts";
import { getSubcontract } from "#app/queries/subcontract/subcontract.server.ts";
import { RecordListPage } from "#app/ui/record/record-list-page.tsx";
import { lookAgainWhile } from "#app/web/look-again.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { readRecordDays } from "#app/web/record-days.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Oversight records of ${data?.subcontract.number ?? "a subcontract"} - Flowdown` },
];

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const subcontractId = requireId(params, "subcontractId");
  const [found, records] = await reading(actor, (scope) =>
    Promise.all([getSubcontract(scope, subcontractId), listRecords(scope, subcontractId)]),
  );
  const { id, number, title, contract } = orNotFound(found);
  const isBuilding = records.some((record) => record.state === "building");
  const gaps = isBuilding
    ? []
    : await reading(actor, (scope) => listGapsOf(scope, { kind: "subcontract", subcontractId }));
  const page = {
    organizationId: actor.organizationId,
    subcontract: { id, number, title, contract: { id: contract.id, piid: contract.piid } },
    records,
    gaps,
    days: readRecordDays(request, actor.on),
    mayMake: mayDo(actor.roles, "record:build"),
  };
  return lookAgainWhile(isBuilding, page);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "record:build");
  const subcontractId = requireId(params, "subcontractId");
  const form = await readForm(request, RecordForm);
  if (!form.ok) return form.reply;
  const outcome = await askForRecord(actor, { kind: "subcontract", subcontractId }, form.value);
  if (!outcome.ok && outcome.reason !== "building-already") {
    if (outcome.reason === "quota") return form.refuse({ "": [QUOTA_SENTENCES.records] });
    if (!form.value.knownOn) throw notFound();
    return form.refuse({ knownOn: [KNOWN_ON_REFUSALS[outcome.reason]] });
  }
  return redirect(paths.prime.records(actor.organizationId, subcontractId), 303);
}

export default function RecordList() {
  return (
    <RecordListPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
