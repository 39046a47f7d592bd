import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { placeHold } from "#app/commands/retention/place-hold.server.ts";
import { cleanSearch } from "#app/domain/kernel/pasted-text.ts";
import { HoldForm } from "#app/domain/retention/forms.ts";
import { paths } from "#app/paths.ts";
import { listHoldChoices } from "#app/queries/retention/hold-choices.server.ts";
import { HoldFormPage } from "#app/ui/retention/hold-form-page.tsx";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Place a legal hold - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "retention:manage");
  const search = cleanSearch(new URL(request.url).searchParams.get("q") ?? "");
  const choices = await reading(actor, (scope) => listHoldChoices(scope, search));
  return { organizationId: actor.organizationId, search, ...choices };
}

const REFUSALS = {
  "no-such-contract": { subject: ["Choose a contract from the list."] },
  "no-such-supplier": { subject: ["Choose a supplier from the list."] },
};

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "retention:manage");
  const form = await readForm(request, HoldForm);
  if (!form.ok) return form.reply;
  const outcome = await placeHold(actor, form.value);
  if (!outcome.ok) return form.refuse(REFUSALS[outcome.reason]);
  return redirect(`${paths.prime.holds(actor.organizationId)}?done=placed`, 303);
}

export default function HoldNew() {
  return (
    <HoldFormPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
