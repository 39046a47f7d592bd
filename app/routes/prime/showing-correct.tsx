import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { correctShowing } from "#app/commands/showing/record-showing.server.ts";
import { CorrectionReason, showingForm, TYPED_KINDS } from "#app/domain/showing/showing-form.ts";
import { paths } from "#app/paths.ts";
import { getShowing } from "#app/queries/showing/showing.server.ts";
import { ShowingPage } from "#app/ui/showing/showing-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { valuesOfShowing } from "#app/web/showing.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Correct what was recorded of ${data?.supplier.legalName ?? "a supplier"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "fact:review");
  const { showing, legalName, kind } = await findTyped(actor, requireId(params, "showingId"));
  if (showing.state !== "stands") throw notFound();
  return {
    organizationId: actor.organizationId,
    supplier: { id: showing.supplierId, legalName, isLinked: false },
    kind,
    values: valuesOfShowing(showing),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "fact:review");
  const showingId = requireId(params, "showingId");
  const { showing, kind } = await findTyped(actor, showingId);
  const schema = showingForm(kind, { on: actor.on }).and(CorrectionReason);
  const form = await readForm(request, schema);
  if (!form.ok) return form.reply;
  const { correctionReason, ...answer } = form.value;
  const outcome = await correctShowing(actor, showingId, { kind, answer }, correctionReason);
  if (!outcome.ok) throw notFound();
  const supplier = paths.prime.supplier(actor.organizationId, showing.supplierId);
  return redirect(`${supplier}?done=record-corrected#recorded`, 303);
}

/** One of which there is a form; 404 otherwise. Whether it still stands is for the command to see. */
async function findTyped(actor: Awaited<ReturnType<typeof requireAccess>>, showingId: string) {
  const found = orNotFound(await reading(actor, (scope) => getShowing(scope, showingId)));
  const kind = TYPED_KINDS.find((one) => one === found.showing.kind);
  if (!kind) throw notFound();
  return { ...found, kind };
}

export default function ShowingCorrect() {
  return (
    <ShowingPage
      {...useLoaderData<typeof loader>()}
      isCorrection
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
