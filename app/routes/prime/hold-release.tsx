import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { releaseHold } from "#app/commands/retention/release-hold.server.ts";
import { ReleaseForm } from "#app/domain/retention/forms.ts";
import { paths } from "#app/paths.ts";
import { getHold } from "#app/queries/retention/legal-hold.server.ts";
import { HoldReleasePage } from "#app/ui/retention/hold-release-page.tsx";
import { sayHeld } from "#app/ui/retention/words.ts";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Release the legal hold${data ? ` on ${sayHeld(data.hold)}` : ""} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "retention:manage");
  const holdId = requireId(params, "holdId");
  const hold = orNotFound(await reading(actor, (scope) => getHold(scope, holdId)));
  return { organizationId: actor.organizationId, hold };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "retention:manage");
  const holdId = requireId(params, "holdId");
  const form = await readForm(request, ReleaseForm);
  if (!form.ok) return form.reply;
  const outcome = await releaseHold(actor, holdId, form.value);
  if (!outcome.ok) throw notFound();
  return redirect(`${paths.prime.holds(actor.organizationId)}?done=released`, 303);
}

export default function HoldRelease() {
  return (
    <HoldReleasePage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
