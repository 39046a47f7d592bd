import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { chooseReuse } from "#app/commands/sharing/choose-reuse.server.ts";
import { ReuseForm } from "#app/domain/sharing/reuse.ts";
import { paths } from "#app/paths.ts";
import { listHandedIn } from "#app/queries/questionnaire/handed-in.server.ts";
import { listPlansSeen } from "#app/queries/remediation/sharing.server.ts";
import { listWhatPrimesSee } from "#app/queries/sharing/reuse.server.ts";
import { SharingPage } from "#app/ui/sharing/sharing-page.tsx";
import { notFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "What each prime sees - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "request:read");
  const [primes, plans, questionnaires] = await reading(actor, (scope) =>
    Promise.all([listWhatPrimesSee(scope), listPlansSeen(scope), listHandedIn(scope)]),
  );
  return {
    organizationId: actor.organizationId,
    primes: primes.map((prime) => ({
      ...prime,
      plans: plans.get(prime.primeId) ?? [],
      questionnaires: questionnaires.get(prime.primeId) ?? [],
    })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const form = await readForm(request, ReuseForm);
  if (!form.ok) return form.reply;
  const outcome = await chooseReuse(actor, form.value);
  if (!outcome.ok && outcome.reason === "not-found") throw notFound();
  if (!outcome.ok) return form.refuse({ "": [HELD] });
  const here = paths.subcontractor.sharing(actor.organizationId);
  return redirect(`${here}#prime-${form.value.primeId}`, 303);
}

const HELD = "You signed this to them in the meantime, so it stays with them.";

export default function Sharing() {
  const result = useActionData<typeof action>()?.result;
  return <SharingPage {...useLoaderData<typeof loader>()} problem={result ? HELD : null} />;
}
