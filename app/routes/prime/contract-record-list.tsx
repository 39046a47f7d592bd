import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { askForRecord } from "#app/commands/record/ask-for-record.server.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { QUOTA_SENTENCES } from "#app/domain/quota/quotas.ts";
import { KNOWN_ON_REFUSALS, RecordForm } from "#app/domain/record/form.ts";
import { paths } from "#app/paths.ts";
import { getContract } from "#app/queries/contract/contract.server.ts";
import { keptWhileQuiet } from "#app/queries/log/kept-while-quiet.server.ts";
import { listGapsOf } from "#app/queries/record/gaps.server.ts";
import { listContractRecords } from "#app/queries/record/record.server.ts";
import { ContractRecordListPage } from "#app/ui/record/contract-record-list-page.tsx";
import { lookAgainWhile } from "#app/web/look-again.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { readRecordDays } from "#app/web/record-days.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Oversight records of ${formatPiid(data?.contract.piid ?? "")} - Flowdown` },
];

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const contractId = requireId(params, "contractId");
  const [found, records] = await reading(actor, (scope) =>
    Promise.all([getContract(scope, contractId), listContractRecords(scope, contractId)]),
  );
  const { id, piid, title } = orNotFound(found);
  const isBuilding = records.some((record) => record.state === "building");
  const gaps = isBuilding
    ? []
    : await reading(actor, (scope) =>
        keptWhileQuiet(scope, `gaps of ${contractId}`, (scope) =>
          listGapsOf(scope, { kind: "contract", contractId }),
        ),
      );
  const page = {
    organizationId: actor.organizationId,
    contract: { id, piid, title },
    records,
    gaps,
    days: readRecordDays(request, actor.on),
    mayMake: mayDo(actor.roles, "record:build"),
  };
  return lookAgainWhile(isBuilding, page);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "record:build");
  const contractId = requireId(params, "contractId");
  const form = await readForm(request, RecordForm);
  if (!form.ok) return form.reply;
  const outcome = await askForRecord(actor, { kind: "contract", contractId }, form.value);
  if (!outcome.ok && outcome.reason !== "building-already") {
    if (outcome.reason === "quota") return form.refuse({ "": [QUOTA_SENTENCES.records] });
    if (!form.value.knownOn) throw notFound();
    return form.refuse({ knownOn: [KNOWN_ON_REFUSALS[outcome.reason]] });
  }
  return redirect(paths.prime.contractRecords(actor.organizationId, contractId), 303);
}

export default function ContractRecordList() {
  return (
    <ContractRecordListPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
