import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeOwnTerms } from "#app/commands/contract/set-own-terms.server.ts";
import { OwnTermsForm } from "#app/domain/own-terms/own-terms-form.ts";
import { paths } from "#app/paths.ts";
import { listOwnTerms } from "#app/queries/contract/own-terms.server.ts";
import { OwnTermsFormPage } from "#app/ui/contract/own-terms-form-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Change own terms: ${data?.term.requiredStatus ?? ""} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "contract:write");
  const ownTermId = requireId(params, "ownTermId");
  const terms = await reading(actor, listOwnTerms);
  const term = orNotFound(terms.find(({ id }) => id === ownTermId));
  return { organizationId: actor.organizationId, primeName: actor.organizationName, term };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "contract:write");
  const ownTermId = requireId(params, "ownTermId");
  const form = await readForm(request, OwnTermsForm);
  if (!form.ok) return form.reply;
  const outcome = await changeOwnTerms(actor, ownTermId, form.value);
  if (!outcome.ok && outcome.reason === "superseded")
    return form.refuse({ "": ["Somebody changed it in the meantime. Look at the list again."] });
  if (!outcome.ok) throw notFound();
  return redirect(paths.prime.ownTerms(actor.organizationId), 303);
}

export default function OwnTermsChange() {
  const { organizationId, primeName, term } = useLoaderData<typeof loader>();
  const { requiredStatus, information, from, until, reason, wording } = term;
  return (
    <OwnTermsFormPage
      organizationId={organizationId}
      primeName={primeName}
      heading="Change own terms"
      lead="What was asked before stays in the log and in the records."
      submitLabel="Save the change"
      cancelHref={paths.prime.ownTerms(organizationId)}
      values={{
        requiredStatus,
        information: [...information],
        from,
        until: until ?? undefined,
        reason,
        wording,
      }}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
