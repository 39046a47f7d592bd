import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { recordSheet } from "#app/commands/offline/record-sheet.server.ts";
import { paths } from "#app/paths.ts";
import { getOfflineRequest } from "#app/queries/offline/brought.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

const Form = z.object({ sheetId: z.uuid(), isConfirmed: z.literal("on").optional() });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "fact:review");
  throw redirect(pageOf(actor, await requireAsked(actor, params)));
}

/** Record what a spreadsheet says that came back, without attestation. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "fact:review");
  const which = await requireAsked(actor, params);
  const form = await readForm(request, Form);
  if (!form.ok) throw notFound();
  const outcome = await recordSheet(actor, which, {
    sheetId: form.value.sheetId,
    isConfirmed: form.value.isConfirmed === "on",
  });
  if (!outcome.ok && outcome.reason === "not-found") throw notFound();
  return redirect(`${pageOf(actor, which)}#brought`, 303);
}

type Actor = Awaited<ReturnType<typeof requireAccess>>;
type Which = Awaited<ReturnType<typeof requireAsked>>;

async function requireAsked(actor: Actor, params: LoaderFunctionArgs["params"]) {
  const which = {
    supplierId: requireId(params, "supplierId"),
    requestId: requireId(params, "requestId"),
  };
  orNotFound(await reading(actor, (scope) => getOfflineRequest(scope, which)));
  return which;
}

function pageOf({ organizationId }: Actor, { supplierId, requestId }: Which): string {
  return paths.prime.offline(organizationId, supplierId, requestId);
}
