import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { takeBackToldApart, tellApart } from "#app/commands/supplier/tell-apart.server.ts";
import { ToldApartForm } from "#app/domain/supplier/told-apart.ts";
import { paths } from "#app/paths.ts";
import { getPairToTell } from "#app/queries/supplier/told-apart.server.ts";
import { ToldApartPage } from "#app/ui/supplier/told-apart-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `Two companies: ${data.pair.a.legalName} and ${data.pair.b.legalName} - Flowdown`
      : "Two companies - Flowdown",
  },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "supplier:write");
  const ids = pairOf(params);
  const pair = orNotFound(await reading(actor, (scope) => getPairToTell(scope, ...ids)));
  return { organizationId: actor.organizationId, pair };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "supplier:write");
  const ids = pairOf(params);
  orNotFound(await reading(actor, (scope) => getPairToTell(scope, ...ids)));
  const form = await readForm(request, ToldApartForm);
  if (!form.ok) return form.reply;
  const { value } = form;
  const outcome =
    value.intent === "tell-apart"
      ? await tellApart(actor, ids, value)
      : await takeBackToldApart(actor, ids);
  if (!outcome.ok) throw notFound();
  const list = paths.prime.alikeSuppliers(actor.organizationId);
  return redirect(`${list}?done=${value.intent}`, 303);
}

function pairOf(params: LoaderFunctionArgs["params"]): [string, string] {
  return [requireId(params, "supplierId"), requireId(params, "otherSupplierId")];
}

export default function SupplierToldApart() {
  return (
    <ToldApartPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
