import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { decideException } from "#app/commands/award/decide-exception.server.ts";
import { reassignException } from "#app/commands/award/reassign-exception.server.ts";
import { recordCondition } from "#app/commands/award/record-condition.server.ts";
import { withdrawException } from "#app/commands/award/withdraw-exception.server.ts";
import { ExceptionPageForm } from "#app/domain/award/award-form.ts";
import { mayDo, type Permission } from "#app/domain/person/decide-access.ts";
import { paths } from "#app/paths.ts";
import { getExceptionPage } from "#app/queries/award/exception-decision.server.ts";
import { ExceptionPage } from "#app/ui/award/exception-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { type Member, reading, requireAccess } from "#app/web/require-access.server.ts";
import { sayStale } from "#app/web/stale.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Exception for ${data?.exception.subcontractNumber ?? "an award"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const exceptionId = requireId(params, "exceptionId");
  const page = orNotFound(await reading(actor, (scope) => getExceptionPage(scope, exceptionId)));
  const { isConcerned, ...shown } = page;
  const { exception } = page;
  const mayChange = isConcerned && mayDo(actor.roles, "exception:follow");
  const isOpen = exception.state === "waiting" || exception.state === "approved";
  return {
    ...shown,
    organizationId: actor.organizationId,
    mayDecide: exception.approverId === actor.personId && exception.state === "waiting",
    mayAward: exception.state === "approved" && mayDo(actor.roles, "award:record"),
    mayWithdraw: mayChange && isOpen,
    mayReassign: mayChange && exception.state === "waiting",
    mayFollow: mayDo(actor.roles, "exception:follow"),
  };
}

type Answer = z.output<typeof ExceptionPageForm>;

/** What each thing that the page is asked to do needs. */
const PERMISSIONS: Record<Answer["intent"], Permission> = {
  decide: "award:except",
  withdraw: "exception:follow",
  reassign: "exception:follow",
  condition: "exception:follow",
};

const REFUSALS = {
  "not-yours": {
    "": ["Only who asked for it, the named approver or an administrator can do this."],
  },
  "decided-already": { "": ["This exception was decided already."] },
  withdrawn: { "": ["This exception was withdrawn."] },
  over: { "": ["There is nothing left to decide: see where it stands."] },
  supported: {
    outcome: ["The facts support the award now: there is nothing to allow. Refuse it, and say so."],
  },
  "condition-in-the-past": { "": ["The day of a condition is over already."] },
  used: { "": ["An award rests on this exception. Annul the award if it was recorded in error."] },
  "no-such-approver": { approverId: ["Choose who is to decide."] },
  "said-already": { "": ["Somebody said already what became of this condition."] },
};

export async function action({ request, params }: ActionFunctionArgs) {
  await requireAccess(request, params, "portfolio:read");
  const exceptionId = requireId(params, "exceptionId");
  const form = await readForm(request, ExceptionPageForm);
  if (!form.ok) return form.reply;
  const actor = await requireAccess(request, params, PERMISSIONS[form.value.intent]);
  const outcome = await act(actor, exceptionId, form.value);
  if (!outcome.ok) {
    if (outcome.reason === "not-found") throw notFound();
    if (outcome.reason === "stale") return form.refuse(sayStale(outcome), { status: 409 });
    return form.refuse(REFUSALS[outcome.reason]);
  }
  return redirect(paths.prime.exception(actor.organizationId, exceptionId), 303);
}

function act(actor: Member, exceptionId: string, answer: Answer) {
  switch (answer.intent) {
    case "decide":
      return decideException(actor, exceptionId, answer);
    case "withdraw":
      return withdrawException(actor, exceptionId, answer);
    case "reassign":
      return reassignException(actor, exceptionId, answer);
    case "condition":
      return recordCondition(actor, exceptionId, answer);
  }
}

export default function Exception() {
  return (
    <ExceptionPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
