import type { LoaderFunctionArgs } from "@remix-run/node";
import { readChosenRequests } from "#app/domain/request/chase-address.ts";
import { planReminders, sampleReminder } from "#app/queries/request/remind-plan.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { sampleDocument } from "#app/web/sample-document.server.ts";

/** The reminder that the first of those chosen would get, by itself. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const chosen = readChosenRequests(new URL(request.url).searchParams);
  return sampleDocument(
    await reading(actor, async (scope) => sampleReminder(await planReminders(scope, chosen))),
  );
}
