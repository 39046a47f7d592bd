import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { annulAward } from "#app/commands/award/annul-award.server.ts";
import { AnnulmentForm } from "#app/domain/award/award-form.ts";
import { paths } from "#app/paths.ts";
import { getAnnulPage } from "#app/queries/award/annul-page.server.ts";
import { AnnulPage } from "#app/ui/award/annul-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { sayStale } from "#app/web/stale.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Annul the award of ${data?.number ?? "a subcontract"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "award:annul");
  const subcontractId = requireId(params, "subcontractId");
  const { organizationId } = actor;
  const page = orNotFound(await reading(actor, (scope) => getAnnulPage(scope, subcontractId)));
  const { award } = page;
  if (!award) throw redirect(paths.prime.subcontract(organizationId, subcontractId));
  return {
    ...page,
    organizationId,
    subcontractId,
    award,
    isOwn: award.recordedBy === actor.personId,
  };
}

const REFUSALS = {
  "not-awarded": "No award is recorded any more.",
  closed: "The subcontract is closed: its award stays as it is.",
  "same-person": "Who recorded an award cannot annul it: ask a second person.",
};

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "award:annul");
  const subcontractId = requireId(params, "subcontractId");
  const form = await readForm(request, AnnulmentForm);
  if (!form.ok) return form.reply;
  const outcome = await annulAward(actor, subcontractId, form.value);
  if (!outcome.ok) {
    if (outcome.reason === "not-found") throw notFound();
    if (outcome.reason === "stale") return form.refuse(sayStale(outcome), { status: 409 });
    return form.refuse({ "": [REFUSALS[outcome.reason]] });
  }
  return redirect(paths.prime.subcontract(actor.organizationId, subcontractId), 303);
}

export default function AwardAnnul() {
  return (
    <AnnulPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
