import type { LoaderFunctionArgs } from "@remix-run/node";
import { readRenewalAddress } from "#app/domain/renewal/renewal-form.ts";
import { sampleRenewal } from "#app/queries/renewal/letter.server.ts";
import { planRenewals } from "#app/queries/renewal/plan.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { sampleDocument } from "#app/web/sample-document.server.ts";

/** The letter that the first of those chosen would get, by itself. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const choice = readRenewalAddress(new URL(request.url).searchParams);
  return sampleDocument(
    await reading(actor, async (scope) => sampleRenewal(scope, await planRenewals(scope, choice))),
  );
}
