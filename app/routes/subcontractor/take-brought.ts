import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { takeBroughtSheet } from "#app/commands/offline/take-sheet.server.ts";
import { paths } from "#app/paths.ts";
import { requireId } from "#app/web/params.server.ts";
import { notFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { requireRequest } from "#app/web/request-file.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";

const Form = z.object({ sheetId: z.uuid() });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const { request: asked } = await requireRequest(actor, params);
  throw redirect(paths.subcontractor.request(actor.organizationId, asked.id));
}

/** Take over the answers of a spreadsheet that came back to the prime, as a draft. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const requestId = requireId(params, "requestId");
  await requireRequest(actor, params);
  const form = await readForm(request, Form);
  if (!form.ok) throw notFound();
  const outcome = await takeBroughtSheet(actor, { requestId, sheetId: form.value.sheetId });
  if (!outcome.ok && outcome.reason === "not-found") throw notFound();
  return redirect(paths.subcontractor.request(actor.organizationId, requestId), 303);
}
