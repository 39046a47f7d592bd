import type { LoaderFunctionArgs } from "@remix-run/node";
import { readChosenSuppliers } from "#app/domain/supplier/supplier-form.ts";
import { sampleInvitation } from "#app/queries/invitation/letter.server.ts";
import { planInvitations } from "#app/queries/invitation/plan.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { sampleDocument } from "#app/web/sample-document.server.ts";

/** The letter that the first of the suppliers chosen would get, by itself. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const chosen = readChosenSuppliers(new URL(request.url).searchParams);
  return sampleDocument(
    await reading(actor, async (scope) =>
      sampleInvitation(scope, await planInvitations(scope, chosen)),
    ),
  );
}
