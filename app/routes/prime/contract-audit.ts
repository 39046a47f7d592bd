import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { paths } from "#app/paths.ts";
import { getContract } from "#app/queries/contract/contract.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** Where the access to one contract was kept; its audit rooms stand with all others now. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const contractId = requireId(params, "contractId");
  const { id } = orNotFound(await reading(actor, (scope) => getContract(scope, contractId)));
  return redirect(paths.prime.auditsOf(actor.organizationId, id), 301);
}
