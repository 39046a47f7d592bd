import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { endOwnTerms } from "#app/commands/contract/set-own-terms.server.ts";
import { OwnTermsEndForm } from "#app/domain/own-terms/own-terms-form.ts";
import { paths } from "#app/paths.ts";
import { listOwnTerms } from "#app/queries/contract/own-terms.server.ts";
import { OwnTermsEndPage } from "#app/ui/contract/own-terms-end-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `End own terms: ${data?.term.requiredStatus ?? ""} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "contract:write");
  const ownTermId = requireId(params, "ownTermId");
  const terms = await reading(actor, listOwnTerms);
  const term = orNotFound(terms.find(({ id }) => id === ownTermId));
  return { organizationId: actor.organizationId, term };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "contract:write");
  const ownTermId = requireId(params, "ownTermId");
  const form = await readForm(request, OwnTermsEndForm);
  if (!form.ok) return form.reply;
  const outcome = await endOwnTerms(actor, ownTermId, form.value);
  if (!outcome.ok) throw notFound();
  return redirect(paths.prime.ownTerms(actor.organizationId), 303);
}

export default function OwnTermsEnd() {
  return (
    <OwnTermsEndPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
