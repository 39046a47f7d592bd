import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { chooseLowerTiers } from "#app/commands/lower-tier/choose-lower-tiers.server.ts";
import { ChooseLowerTiersForm } from "#app/domain/lower-tier/forms.ts";
import { paths } from "#app/paths.ts";
import { listOwnSubcontracts } from "#app/queries/lower-tier/choice.server.ts";
import { findOwnSide } from "#app/queries/lower-tier/own-side.server.ts";
import { ChooseLowerTiersPage } from "#app/ui/lower-tier/choose-page.tsx";
import { requireTelling, shownUpper } from "#app/web/lower-tier.server.ts";
import { notFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Choose the lower tiers of ${data?.upper.number ?? "a subcontract"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "lower-tier:tell");
  const telling = await requireTelling(actor, params);
  const [last] = telling.choices;
  const chosen = last?.lowerIds ?? [];
  const [own, ownSide] = await reading(actor, (scope) =>
    Promise.all([listOwnSubcontracts(scope, chosen), findOwnSide(scope)]),
  );
  return {
    organizationId: actor.organizationId,
    upper: shownUpper(telling),
    subcontracts: own.map(({ state, ...one }) => ({ ...one, isClosed: state === "closed" })),
    chosen,
    seen: last?.version ?? 0,
    mayRecord: ownSide === "run-by-reader",
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "lower-tier:tell");
  const { subcontractId } = (await requireTelling(actor, params)).upper;
  const form = await readForm(request, ChooseLowerTiersForm);
  if (!form.ok) return form.reply;
  const outcome = await chooseLowerTiers(actor, subcontractId, form.value);
  if (!outcome.ok) {
    if (outcome.reason === "not-found") throw notFound();
    return form.refuse(PROBLEMS[outcome.reason], { status: 409 });
  }
  const page = paths.subcontractor.lowerTier(actor.organizationId, subcontractId);
  return redirect(`${page}?saved=yes`, 303);
}

const PROBLEMS = {
  "not-yours": { lowerIds: ["One of these is no open subcontract of yours. Choose again."] },
  "chosen-since": {
    "": ["A colleague chose in the meantime. Read what is chosen now, then choose again."],
  },
};

export default function LowerTierChoose() {
  const data = useLoaderData<typeof loader>();
  return <ChooseLowerTiersPage {...data} lastResult={useActionData<typeof action>()?.result} />;
}
