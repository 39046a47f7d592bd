import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import type { Params } from "@remix-run/react";
import { useActionData, useLoaderData } from "@remix-run/react";
import { resendInvitation } from "#app/commands/invitation/resend-invitation.server.ts";
import { suggestDueOn } from "#app/domain/supplier/ask.ts";
import { ResendForm } from "#app/domain/supplier/supplier-form.ts";
import { paths } from "#app/paths.ts";
import { getSupplierAsk } from "#app/queries/supplier/ask.server.ts";
import { findSupplierInvitation } from "#app/queries/supplier/contact.server.ts";
import { getSupplier } from "#app/queries/supplier/detail.server.ts";
import { ResendPage } from "#app/ui/supplier/resend-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { type Member, reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Invite ${data?.contact.name ?? "a contact"} again - Flowdown` },
];

/** @throws 404 when it went to no contact of this supplier. */
async function requireInvitation(actor: Member, params: Params) {
  const supplierId = requireId(params, "supplierId");
  const invitationId = requireId(params, "invitationId");
  return orNotFound(
    await reading(actor, (scope) => findSupplierInvitation(scope, supplierId, invitationId)),
  );
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const { name, email } = await requireInvitation(actor, params);
  const supplierId = requireId(params, "supplierId");
  const [supplier, ask] = await reading(actor, (scope) =>
    Promise.all([getSupplier(scope, supplierId), getSupplierAsk(scope, supplierId)]),
  );
  return {
    organizationId: actor.organizationId,
    supplierId,
    contact: { name, email },
    legalName: orNotFound(supplier).legalName,
    asks: ask.asks,
    dueOn: suggestDueOn(ask, actor.on),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const { id } = await requireInvitation(actor, params);
  const form = await readForm(request, ResendForm);
  if (!form.ok) return form.reply;
  const outcome = await resendInvitation(actor, id, { dueOn: form.value.dueOn ?? null });
  if (!outcome.ok && outcome.reason === "due") return form.refuse({ dueOn: [outcome.problem] });
  const supplier = paths.prime.supplier(actor.organizationId, requireId(params, "supplierId"));
  return redirect(`${supplier}${outcome.ok ? "?done=resent" : `?problem=${outcome.reason}`}`, 303);
}

export default function ContactResend() {
  return (
    <ResendPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
