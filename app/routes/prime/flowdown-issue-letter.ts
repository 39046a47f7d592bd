import type { LoaderFunctionArgs } from "@remix-run/node";
import { readChosenSubcontracts } from "#app/domain/posture/subcontract-list-address.ts";
import { sampleIssued } from "#app/queries/flowdown/letter.server.ts";
import { planChosenIssuing } from "#app/queries/subcontract/chosen-issuing.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { sampleDocument } from "#app/web/sample-document.server.ts";

/** The letter that the first of the suppliers chosen would get, by itself. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "flowdown:issue");
  const chosen = readChosenSubcontracts(new URL(request.url).searchParams);
  return sampleDocument(
    await reading(actor, async (scope) => {
      const { planned } = await planChosenIssuing(scope, chosen);
      return sampleIssued(scope, planned);
    }),
  );
}
