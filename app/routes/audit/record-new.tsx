import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { makeRoomRecord } from "#app/commands/audit/make-room-record.server.ts";
import { type RoomRecordAnswer, RoomRecordForm } from "#app/domain/audit/form.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { QUOTA_SENTENCES } from "#app/domain/quota/quotas.ts";
import { paths } from "#app/paths.ts";
import { getContract } from "#app/queries/contract/contract.server.ts";
import { getSubcontract } from "#app/queries/subcontract/subcontract.server.ts";
import { RoomRecordPage } from "#app/ui/audit/room-record-page.tsx";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAudit } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Oversight record: ${data?.name ?? ""} - Flowdown` },
];

type Asked = LoaderFunctionArgs["request"];

function readSubject(request: Asked): RoomRecordAnswer {
  const query = new URL(request.url).searchParams;
  const asked = RoomRecordForm.safeParse({
    kind: query.has("contract") ? "contract" : "subcontract",
    id: query.get("contract") ?? query.get("subcontract"),
  });
  if (!asked.success) throw notFound();
  return asked.data;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAudit(request, params);
  const { kind, id } = readSubject(request);
  const name = await reading(actor, async (scope) => {
    if (kind === "contract") {
      const contract = await getContract(scope, id);
      return contract && `Contract ${formatPiid(contract.piid)}`;
    }
    const subcontract = await getSubcontract(scope, id);
    return subcontract && `Subcontract ${subcontract.number}`;
  });
  return {
    grantId: actor.grantId,
    primeName: actor.organizationName,
    isAllowed: actor.mayMakeRecords,
    kind,
    id,
    name: orNotFound(name),
  };
}

const NOT_ALLOWED =
  "The prime contractor does not let this room make records by itself. Ask for the record with a question.";

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAudit(request, params);
  const form = await readForm(request, RoomRecordForm);
  if (!form.ok) return form.reply;
  const { kind, id } = form.value;
  const subject = kind === "contract" ? { kind, contractId: id } : { kind, subcontractId: id };
  const outcome = await makeRoomRecord(actor, subject);
  if (!outcome.ok && outcome.reason !== "building-already") {
    if (outcome.reason === "not-found") throw notFound();
    const why = outcome.reason === "quota" ? QUOTA_SENTENCES.records : NOT_ALLOWED;
    return form.refuse({ "": [why] });
  }
  const page = kind === "contract" ? paths.audit.contract : paths.audit.subcontract;
  return redirect(`${page(actor.grantId, id)}#records`, 303);
}

export default function RecordNew() {
  return (
    <RoomRecordPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
