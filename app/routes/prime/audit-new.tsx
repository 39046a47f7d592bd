import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { openAudit } from "#app/commands/audit/open-audit.server.ts";
import { NewRoomForm } from "#app/domain/audit/form.ts";
import { QUOTA_SENTENCES } from "#app/domain/quota/quotas.ts";
import { paths } from "#app/paths.ts";
import { listContractChoices } from "#app/queries/audit/room.server.ts";
import { NewRoomPage } from "#app/ui/audit/new-room-page.tsx";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Open an audit room - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "audit:open");
  const query = new URL(request.url).searchParams;
  const contracts = await reading(actor, listContractChoices);
  return {
    organizationId: actor.organizationId,
    today: actor.on,
    contracts,
    chosen: query.getAll("contract"),
  };
}

const REFUSALS = {
  quota: { "": [QUOTA_SENTENCES.invitations] },
  "no-such-contract": { contractIds: ["Choose contracts that are recorded here."] },
  past: { endsOn: ["Choose today or a later day."] },
};

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "audit:open");
  const form = await readForm(request, NewRoomForm);
  if (!form.ok) return form.reply;
  const outcome = await openAudit(actor, form.value);
  if (!outcome.ok) return form.refuse(REFUSALS[outcome.reason]);
  return redirect(paths.prime.audit(actor.organizationId, outcome.auditId), 303);
}

export default function AuditNew() {
  return (
    <NewRoomPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
