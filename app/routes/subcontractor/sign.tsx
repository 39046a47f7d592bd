import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  type SignRefusal,
  signSubmission,
} from "#app/commands/submission/sign-submission.server.ts";
import { SignForm } from "#app/domain/attestation/sign-form.ts";
import { listFactRows } from "#app/domain/fact/rows.ts";
import { sayWait } from "#app/domain/person/wait.ts";
import { WRONG_CODE } from "#app/domain/person/wrong-code.ts";
import { findFit } from "#app/domain/submission/fit.ts";
import { knownTitle } from "#app/domain/submission/known-title.ts";
import { paths } from "#app/paths.ts";
import { listColleagues } from "#app/queries/person/membership.server.ts";
import { getPrimeTells } from "#app/queries/request/prime-tells.server.ts";
import { getRequestFile } from "#app/queries/request/request.server.ts";
import { getStatement } from "#app/queries/submission/statement.server.ts";
import { SignPage } from "#app/ui/submission/sign-page.tsx";
import { browserOf } from "#app/web/browser.server.ts";
import { hasDemoCode } from "#app/web/demo.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { readRefused, showRefused } from "#app/web/refused-form.server.ts";
import { requireRequest } from "#app/web/request-file.server.ts";
import { reading, requireAccess, requirePerson } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Review and sign ${data?.request.subcontractNumber ?? "a request"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const { email } = await requirePerson(request);
  const requestId = requireId(params, "requestId");
  const [file, statement, colleagues, tells] = await reading(actor, async (scope) => {
    const found = orNotFound(await getRequestFile(scope, requestId));
    return [
      found,
      await getStatement(scope, found),
      await listColleagues(scope),
      await getPrimeTells(scope, requestId),
    ] as const;
  });
  const { organizationId } = actor;
  const { state } = file.preparation;
  if (state === "signed") throw redirect(paths.subcontractor.submitted(organizationId, requestId));
  if (!statement || file.request.isWithdrawn)
    throw redirect(paths.subcontractor.request(organizationId, requestId));
  const officials = colleagues.filter(({ role }) => role === "subcontractor-official");
  const self = officials.find(({ personId }) => personId === actor.personId);
  return {
    organizationId,
    organizationName: actor.organizationName,
    request: file.request,
    statement,
    officials,
    personName: actor.personName,
    fit: findFit(file.request, file.preparation.answers, file.request.latestOn),
    carried: file.preparation.sections.flatMap(({ section, passport }) =>
      passport ? [{ section, ...passport }] : [],
    ),
    former: file.current.map((fact) => ({
      id: fact.id,
      recordedAt: fact.recordedAt,
      says: JSON.stringify(listFactRows(fact)),
    })),
    contact: tells?.contact ?? null,
    title: knownTitle({ name: actor.personName, email }, file, tells?.organization ?? null),
    maySign: self !== undefined,
    isDemoPerson: hasDemoCode(email),
    checked: readRefused(request, actor)?.result,
  };
}

const REFUSALS: Record<Exclude<SignRefusal, "not-found" | "signed-already">, [string, string]> = {
  "not-official": ["", "Only an affirming official can sign."],
  "not-ready": ["", "A section is not complete any more. Go back to the list and complete it."],
  changed: [
    "",
    "Somebody changed an answer since this page was opened. It now shows what would be signed: read it again.",
  ],
  "wrong-name": [
    "officialName",
    "Type your own name as it stands in your account. Nobody can sign for another.",
  ],
};

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:sign");
  const { id: requestId } = (await requireRequest(actor, params)).request;
  const page = paths.subcontractor.signCheck(actor.organizationId, requestId);
  const form = await readForm(request, SignForm);
  if (!form.ok) return showRefused(actor, page, form.reply);
  const browser = browserOf(request, context.clientAddress);
  const outcome = await signSubmission(actor, browser, requestId, form.value);
  const submitted = paths.subcontractor.submitted(actor.organizationId, requestId);
  if (outcome.ok || outcome.reason === "signed-already") return redirect(submitted, 303);
  if (outcome.reason === "not-found") throw notFound();
  const refuse = (problems: Record<string, string[]>) =>
    showRefused(actor, page, form.refuse(problems));
  if (outcome.reason === "locked") return refuse({ "": [sayWait(outcome.waitSeconds)] });
  if (outcome.reason === "wrong-code") return refuse({ code: [WRONG_CODE] });
  const [field, message] = REFUSALS[outcome.reason];
  return refuse({ [field]: [message] });
}

export default function Sign() {
  const { checked, ...page } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>()?.result;
  return <SignPage {...page} lastResult={posted ?? checked} />;
}
