import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { tellLowerTiers } from "#app/commands/lower-tier/tell-lower-tiers.server.ts";
import { TellLowerTiersForm } from "#app/domain/lower-tier/forms.ts";
import { WRONG_CODE } from "#app/domain/person/wrong-code.ts";
import { paths } from "#app/paths.ts";
import { showing, startShowing } from "#app/queries/log/shown.server.ts";
import { contentOf } from "#app/queries/lower-tier/telling.server.ts";
import { TellLowerTiersPage } from "#app/ui/lower-tier/tell-page.tsx";
import { browserOf } from "#app/web/browser.server.ts";
import { hasDemoCode } from "#app/web/demo.server.ts";
import { requireTelling, shownUpper } from "#app/web/lower-tier.server.ts";
import { notFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess, requirePerson } from "#app/web/require-access.server.ts";
import { sayStale } from "#app/web/stale.server.ts";
import { tooManyTries } from "#app/web/too-many.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `Tell ${data?.upper.primeName ?? "your prime"} of ${data?.upper.number ?? "a subcontract"} - Flowdown`,
  },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "lower-tier:tell");
  const logSize = await reading(actor, startShowing);
  const telling = await requireTelling(actor, params);
  const { email } = await requirePerson(request);
  const { upper, choices, told } = telling;
  const { organizationId } = actor;
  if (choices.length === 0 || upper.isWithdrawn)
    throw redirect(paths.subcontractor.lowerTier(organizationId, upper.subcontractId));
  const withNames = new URL(request.url).searchParams.get("names") === "yes";
  const content = contentOf(actor, telling, { withNames });
  return {
    organizationId,
    organizationName: actor.organizationName,
    upper: shownUpper(telling),
    content,
    withNames,
    wasNamed: (told[0]?.content.named ?? null) !== null,
    shown: showing(logSize, content),
    isDemoPerson: hasDemoCode(email),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "lower-tier:tell");
  const { subcontractId } = (await requireTelling(actor, params)).upper;
  const form = await readForm(request, TellLowerTiersForm);
  if (!form.ok) return form.reply;
  const browser = browserOf(request, context.clientAddress);
  const outcome = await tellLowerTiers(actor, browser, subcontractId, form.value);
  if (!outcome.ok) {
    if (outcome.reason === "stale") return form.refuse(sayStale(outcome), { status: 409 });
    if (outcome.reason === "not-chosen" || outcome.reason === "withdrawn")
      return form.refuse(PROBLEMS[outcome.reason], { status: 409 });
    if (outcome.reason === "locked") return form.refuse(...tooManyTries(outcome.waitSeconds));
    if (outcome.reason === "wrong-code") return form.refuse({ code: [WRONG_CODE] });
    throw notFound();
  }
  const page = paths.subcontractor.lowerTier(actor.organizationId, subcontractId);
  return redirect(`${page}?saved=yes#told`, 303);
}

const PROBLEMS = {
  "not-chosen": { "": ["First choose which subcontracts are lower tiers of this one."] },
  withdrawn: { "": ["The prime took this back in the meantime, so there is nothing to tell."] },
};

export default function LowerTierTell() {
  const data = useLoaderData<typeof loader>();
  return <TellLowerTiersPage {...data} lastResult={useActionData<typeof action>()?.result} />;
}
