import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerSupplier } from "#app/commands/message/answer-supplier.server.ts";
import { MessageForm } from "#app/domain/message/message-form.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { paths } from "#app/paths.ts";
import { listMessages } from "#app/queries/message/message.server.ts";
import { getSupplier, listSupplierRequests } from "#app/queries/supplier/detail.server.ts";
import { listSupplierReaders } from "#app/queries/supplier/joined-contact.server.ts";
import { AnswerPage } from "#app/ui/message/answer-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Questions about ${data?.subcontractNumber ?? "a request"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const supplierId = requireId(params, "supplierId");
  const requestId = requireId(params, "requestId");
  const [supplier, requests, readers, messages] = await reading(actor, (scope) =>
    Promise.all([
      getSupplier(scope, supplierId),
      listSupplierRequests(scope, supplierId),
      listSupplierReaders(scope, supplierId),
      listMessages(scope, requestId),
    ]),
  );
  const { id, legalName } = orNotFound(supplier);
  const asked = orNotFound(requests.find((one) => one.id === requestId));
  return {
    organizationId: actor.organizationId,
    organizationName: actor.organizationName,
    supplier: { id, legalName },
    subcontractNumber: asked.subcontractNumber,
    messages,
    readers: readers.map(({ name, email }) => ({ name, email })),
    isSent: new URL(request.url).searchParams.has("sent"),
    mayWrite: mayDo(actor.roles, "supplier:write"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "supplier:write");
  const supplierId = requireId(params, "supplierId");
  const requestId = requireId(params, "requestId");
  const form = await readForm(request, MessageForm);
  if (!form.ok) return form.reply;
  const outcome = await answerSupplier(actor, { supplierId, requestId, text: form.value.text });
  if (!outcome.ok && outcome.reason === "not-found") throw notFound();
  if (!outcome.ok)
    return form.refuse({ "": ["Nobody there has an account: invite a contact first."] });
  const page = paths.prime.messages(actor.organizationId, supplierId, requestId);
  return redirect(`${page}?sent=1`, 303);
}

export default function Messages() {
  return (
    <AnswerPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
