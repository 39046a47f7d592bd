import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { decideException } from "#app/commands/award/decide-exception.server.ts";
import { DecisionForm } from "#app/domain/award/award-form.ts";
import { paths } from "#app/paths.ts";
import { getException } from "#app/queries/award.server.ts";
import { ExceptionPage } from "#app/ui/award/exception-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Exception - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const exceptionId = requireId(params, "exceptionId");
  const exception = orNotFound(await reading(actor, (scope) => getException(scope, exceptionId)));
  const isTheirs = exception.approverId === actor.personId && !exception.decision;
  return {
    organizationId: actor.organizationId,
    exception,
    mayDecide: isTheirs,
  };
}

const REFUSALS = {
  "not-yours": "Only the named approver can decide this exception.",
  "decided-already": "This exception was decided already.",
};

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "award:except");
  const exceptionId = requireId(params, "exceptionId");
  const form = await readForm(request, DecisionForm);
  if (!form.ok) return form.reply;
  const outcome = await decideException(actor, exceptionId, form.value);
  if (!outcome.ok) {
    if (outcome.reason === "not-found") throw notFound();
    return form.refuse({ "": [REFUSALS[outcome.reason]] });
  }
  return redirect(paths.prime.exception(actor.organizationId, exceptionId), 303);
}

export default function Exception() {
  return (
    <ExceptionPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
