import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { remindSupplier } from "#app/commands/supplier/remind-supplier.server.ts";
import { paths } from "#app/paths.ts";
import { requireId } from "#app/web/params.server.ts";
import { notFound } from "#app/web/problem.server.ts";
import { readButton } from "#app/web/read-form.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";

/** The one-click nudge on a supplier's page. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  await readButton(request);
  const supplierId = requireId(params, "supplierId");
  const outcome = await remindSupplier(actor, supplierId, requireId(params, "requestId"));
  if (!outcome.ok && outcome.reason === "not-found") throw notFound();
  const supplier = paths.prime.supplier(actor.organizationId, supplierId);
  return redirect(
    outcome.ok ? `${supplier}?done=reminded` : `${supplier}?problem=${outcome.reason}`,
    303,
  );
}

/** Only its form has this address. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireAccess(request, params, "portfolio:read");
  throw notFound();
}
