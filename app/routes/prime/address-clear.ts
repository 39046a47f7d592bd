import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { clearAddress } from "#app/commands/letter/clear-address.server.ts";
import { paths } from "#app/paths.ts";
import { findAddressReturn } from "#app/queries/letter/address-return.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readButton } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "supplier:write");
  const id = requireId(params, "addressReturnId");
  const found = orNotFound(await reading(actor, (scope) => findAddressReturn(scope, id)));
  throw redirect(paths.prime.supplier(actor.organizationId, found.supplierId));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "supplier:write");
  const id = requireId(params, "addressReturnId");
  orNotFound(await reading(actor, (scope) => findAddressReturn(scope, id)));
  await readButton(request);
  const outcome = await clearAddress(actor, id);
  if (!outcome.ok) throw notFound();
  const supplier = paths.prime.supplier(actor.organizationId, outcome.supplierId);
  return redirect(`${supplier}?done=address-cleared`, 303);
}
