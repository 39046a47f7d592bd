import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { askRenewals } from "#app/commands/renewal/ask-renewals.server.ts";
import { expirationListQuery, readExpirationList } from "#app/domain/expiration/list-address.ts";
import { readRenewalAddress, renewalForm, writeChoices } from "#app/domain/renewal/renewal-form.ts";
import { paths } from "#app/paths.ts";
import { readSample } from "#app/queries/letter/sample.server.ts";
import { showing, startShowing } from "#app/queries/log/shown.server.ts";
import { sampleRenewal, suggestDueOn } from "#app/queries/renewal/letter.server.ts";
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
  const { search, searchParams } = new URL(request.url);
  const choice = readRenewalAddress(searchParams);
  const { logSize, planned, dueOn, letter } = await reading(actor, async (scope) => {
    const [logSize, planned] = await Promise.all([
      startShowing(scope),
      planRenewals(scope, choice),
    ]);
    const letter = sampleRenewal(scope, planned);
    return { logSize, planned, letter, dueOn: suggestDueOn(scope, planned) };
  });
  return {
    organizationId: actor.organizationId,
    listHref: listHrefOf(actor.organizationId, searchParams),
    rows: planned.map(rowOf),
    renew: writeChoices(choice.suppliers),
    subcontractId: choice.subcontractId ?? null,
    dueOn,
    letter: await readSample(letter, paths.prime.newRenewalsLetter(actor.organizationId) + search),
    shown: showing(logSize, shownRenewals(planned)),
  };
}

/** The list from which they were chosen, with its filters. */
function listHrefOf(organizationId: string, query: URLSearchParams): string {
  const { after, ...filter } = readExpirationList(new URLSearchParams(query.get("list") ?? ""));
  return paths.prime.expirations(organizationId) + expirationListQuery(filter, after);
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
  const { searchParams } = new URL(request.url);
  const list = new URL(listHrefOf(actor.organizationId, searchParams), request.url);
  list.searchParams.set("asked", String(outcome.asked));
  list.searchParams.set("skipped", String(outcome.skipped));
  return redirect(list.pathname + list.search, 303);
}

export default function RenewalNew() {
  return (
    <RenewalPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
