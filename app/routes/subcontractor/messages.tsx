import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { askPrime } from "#app/commands/message/ask-prime.server.ts";
import { MessageForm } from "#app/domain/message/message-form.ts";
import { paths } from "#app/paths.ts";
import { listMessages } from "#app/queries/message/message.server.ts";
import { getPrimeTells } from "#app/queries/request/prime-tells.server.ts";
import { AskPage } from "#app/ui/message/ask-page.tsx";
import { notFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { readRefused, showRefused } from "#app/web/refused-form.server.ts";
import { requireRequest } from "#app/web/request-file.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Ask the prime about ${data?.request.subcontractNumber ?? "a request"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "request:read");
  const { request: asked } = await requireRequest(actor, params);
  const [messages, tells] = await reading(actor, (scope) =>
    Promise.all([listMessages(scope, asked.id), getPrimeTells(scope, asked.id)]),
  );
  return {
    organizationId: actor.organizationId,
    organizationName: actor.organizationName,
    request: asked,
    contact: tells?.contact ?? null,
    messages,
    isSent: new URL(request.url).searchParams.has("sent"),
    checked: readRefused(request, actor)?.result,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const { request: asked } = await requireRequest(actor, params);
  const requestId = asked.id;
  const form = await readForm(request, MessageForm);
  const { messages, messagesCheck } = paths.subcontractor;
  if (!form.ok)
    return showRefused(actor, messagesCheck(actor.organizationId, requestId), form.reply);
  const outcome = await askPrime(actor, { requestId, text: form.value.text });
  if (!outcome.ok) throw notFound();
  return redirect(`${messages(actor.organizationId, requestId)}?sent=1`, 303);
}

export default function Messages() {
  const { checked, ...page } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>()?.result;
  return <AskPage {...page} lastResult={posted ?? checked} />;
}
