import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { inviteSuppliers } from "#app/commands/invitation/invite-contact.server.ts";
import { QUOTA_SENTENCES } from "#app/domain/quota/quotas.ts";
import { ChosenSuppliersForm, readChosenSuppliers } from "#app/domain/supplier/supplier-form.ts";
import { paths } from "#app/paths.ts";
import { sampleInvitation } from "#app/queries/invitation/letter.server.ts";
import { type PlannedInvitation, planInvitations } from "#app/queries/invitation/plan.server.ts";
import { readSample } from "#app/queries/letter/sample.server.ts";
import { InviteChosenPage } from "#app/ui/supplier/invite-chosen-page.tsx";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Invite the chosen suppliers - Flowdown" }];

/** Whom an invitation of the suppliers chosen in the list would reach. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const { search, searchParams } = new URL(request.url);
  const chosen = readChosenSuppliers(searchParams);
  const { planned, letter } = await reading(actor, async (scope) => {
    const planned = await planInvitations(scope, chosen);
    return { planned, letter: await sampleInvitation(scope, planned) };
  });
  const href = paths.prime.inviteSuppliersLetter(actor.organizationId) + search;
  return {
    organizationId: actor.organizationId,
    rows: planned.map(rowOf),
    letter: await readSample(letter, href),
  };
}

function rowOf(planned: PlannedInvitation) {
  const { id: supplierId, legalName } = planned.supplier;
  const row = { supplierId, legalName, to: null, why: null, asks: [], dueOn: null };
  if (planned.contact === null) return { ...row, why: planned.why };
  const { name, email } = planned.contact;
  const to = name ? `${name} (${email})` : email;
  return { ...row, to, asks: planned.ask.asks, dueOn: planned.dueOn };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const form = await readForm(request, ChosenSuppliersForm);
  if (!form.ok) return form.reply;
  const { invited, skipped, isQuotaReached } = await inviteSuppliers(actor, form.value.supplierId);
  if (invited === 0)
    return form.refuse({
      "": [
        isQuotaReached
          ? QUOTA_SENTENCES.invitations
          : "Nobody was invited: no invitation would reach anybody. The reasons stand below.",
      ],
    });
  const list = paths.prime.suppliers(actor.organizationId);
  const problem = isQuotaReached ? "&problem=quota" : "";
  return redirect(`${list}?invited=${invited}&skipped=${skipped}${problem}`, 303);
}

export default function SupplierInvite() {
  return (
    <InviteChosenPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
