import type { LoaderFunctionArgs } from "@remix-run/node";
import { previewReminder } from "#app/queries/letter/preview.server.ts";
import { planReminder } from "#app/queries/request/reminder-letter.server.ts";
import { letterDocument } from "#app/web/letter-document.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { notFound } from "#app/web/problem.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** The letter that would go out now, by itself. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const supplierId = requireId(params, "supplierId");
  const requestId = requireId(params, "requestId");
  const plan = await reading(actor, (scope) => planReminder(scope, { supplierId, requestId }));
  if (!plan.ok) throw notFound();
  return letterDocument((await previewReminder(plan.planned)).html);
}
