import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { inviteContact } from "#app/commands/invitation/invite-contact.server.ts";
import { suggestDueOn } from "#app/domain/supplier/ask.ts";
import { mayBeInvited } from "#app/domain/supplier/contact-state.ts";
import { InviteForm } from "#app/domain/supplier/supplier-form.ts";
import { paths } from "#app/paths.ts";
import { getSupplierAsk } from "#app/queries/supplier/ask.server.ts";
import { listContacts } from "#app/queries/supplier/contact.server.ts";
import { getSupplier } from "#app/queries/supplier/detail.server.ts";
import { listSupplierReaders } from "#app/queries/supplier/joined-contact.server.ts";
import { InvitePage } from "#app/ui/supplier/invite-page.tsx";
import { INVITE_REFUSALS } from "#app/ui/supplier/refusals.ts";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Invite ${data?.legalName ?? "a supplier"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const supplierId = requireId(params, "supplierId");
  const [found, contacts, ask, readers] = await reading(actor, (scope) =>
    Promise.all([
      getSupplier(scope, supplierId),
      listContacts(scope, [supplierId]),
      getSupplierAsk(scope, supplierId),
      listSupplierReaders(scope, supplierId),
    ]),
  );
  const { legalName } = orNotFound(found);
  const open = contacts.filter(({ state }) => mayBeInvited(state));
  return {
    organizationId: actor.organizationId,
    supplierId,
    legalName,
    asks: ask.asks,
    dueOn: suggestDueOn(ask, actor.on),
    readers: readers.map(({ name }) => name),
    contacts: contacts.map(({ id, name, email, title, state }) => ({
      id,
      name,
      email,
      title,
      state,
      mayBeInvited: mayBeInvited(state),
    })),
    contactId: new URL(request.url).searchParams.get("contact") ?? open[0]?.id,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const supplierId = requireId(params, "supplierId");
  const form = await readForm(request, InviteForm);
  if (!form.ok) return form.reply;
  const outcome = await inviteContact(actor, supplierId, form.value.contactId, {
    dueOn: form.value.dueOn ?? null,
  });
  if (!outcome.ok && outcome.reason === "due") return form.refuse({ dueOn: [outcome.problem] });
  if (!outcome.ok) return form.refuse({ contactId: [INVITE_REFUSALS[outcome.reason]] });
  return redirect(`${paths.prime.supplier(actor.organizationId, supplierId)}?done=invited`, 303);
}

export default function Invite() {
  return (
    <InvitePage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
