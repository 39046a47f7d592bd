import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { openOwnSide } from "#app/commands/lower-tier/open-own-side.server.ts";
import { OpenOwnSideForm } from "#app/domain/lower-tier/forms.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { paths } from "#app/paths.ts";
import { findOwnSide } from "#app/queries/lower-tier/own-side.server.ts";
import { listTellings } from "#app/queries/lower-tier/telling.server.ts";
import { LowerTierListPage } from "#app/ui/lower-tier/lower-tier-list-page.tsx";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Your subcontractors - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "request:read");
  const [ownSide, tellings] = await reading(actor, (scope) =>
    Promise.all([findOwnSide(scope), listTellings(scope)]),
  );
  return {
    organizationId: actor.organizationId,
    ownSide,
    isOfficial: mayDo(actor.roles, "lower-tier:tell"),
    tellings: tellings.map(({ upper, choices, tiers, told, isChanged }) => ({
      subcontractId: upper.subcontractId,
      primeName: upper.primeName,
      number: upper.number,
      title: upper.title,
      isWithdrawn: upper.isWithdrawn,
      passesOn: upper.passesOn,
      lowerTiers: choices.length > 0 ? tiers.length : null,
      toldAt: told[0]?.toldAt ?? null,
      isChanged,
    })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "lower-tier:tell");
  const form = await readForm(request, OpenOwnSideForm);
  if (!form.ok) return form.reply;
  const outcome = await openOwnSide(actor);
  if (!outcome.ok)
    return form.refuse({ "": ["A colleague opened it in the meantime, and can invite you."] });
  return redirect(paths.subcontractor.lowerTiers(actor.organizationId), 303);
}

export default function LowerTierList() {
  return (
    <LowerTierListPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
