import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { askRenewals } from "#app/commands/renewal/ask-renewals.server.ts";
import { suggestRenewalDueOn } from "#app/domain/renewal/decide.ts";
import { readRenewalAddress, renewalForm, writeChoices } from "#app/domain/renewal/renewal-form.ts";
import { paths } from "#app/paths.ts";
import { showing, startShowing } from "#app/queries/log/shown.server.ts";
import {
  type PlannedRenewal,
  planRenewals,
  shownRenewals,
} from "#app/queries/renewal/plan.server.ts";
import { RenewalPage } from "#app/ui/renewal/renewal-page.tsx";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { sayStale } from "#app/web/stale.server.ts";

export const meta: MetaFunction = () => [{ title: "Ask for renewal - Flowdown" }];

/** Whom asking for what was chosen would reach. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const choice = readRenewalAddress(new URL(request.url).searchParams);
  const { logSize, planned } = await reading(actor, async (scope) => {
    const [logSize, planned] = await Promise.all([
      startShowing(scope),
      planRenewals(scope, choice),
    ]);
    return { logSize, planned };
  });
  const lapses = planned.flatMap((one) => (one.about ? one.lapses : []));
  return {
    organizationId: actor.organizationId,
    rows: planned.map(rowOf),
    renew: writeChoices(choice.suppliers),
    subcontractId: choice.subcontractId ?? null,
    dueOn: suggestRenewalDueOn(lapses, actor.on),
    shown: showing(logSize, shownRenewals(planned)),
  };
}

function rowOf(planned: PlannedRenewal) {
  const { id, legalName } = planned.supplier;
  const supplier = { id, legalName };
  if (!planned.about) return { supplier, told: null, readers: [], about: null, why: planned.why };
  const { subcontractId, number, title } = planned.about;
  const readers = planned.readers.map(({ name, email }) => ({ name, email }));
  return {
    supplier,
    told: planned.told,
    readers,
    about: { subcontractId, number, title },
    why: null,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const form = await readForm(request, renewalForm(actor));
  if (!form.ok) return form.reply;
  const { renew: suppliers, subcontract: subcontractId, ...asked } = form.value;
  const outcome = await askRenewals(actor, { suppliers, subcontractId }, asked);
  if (!outcome.ok) return form.refuse(sayStale(outcome), { status: 409 });
  const list = paths.prime.expirations(actor.organizationId);
  return redirect(`${list}?asked=${outcome.asked}&skipped=${outcome.skipped}`, 303);
}

export default function RenewalNew() {
  return (
    <RenewalPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
