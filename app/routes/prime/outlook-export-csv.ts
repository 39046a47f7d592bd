import type { LoaderFunctionArgs } from "@remix-run/node";
import { readOutlookList } from "#app/domain/outlook/list-address.ts";
import { computeOutlook, type Read } from "#app/queries/outlook/outlook.server.ts";
import { requireOutlookQuestion } from "#app/web/outlook.server.ts";
import { downloadOutlookCsv } from "#app/web/outlook-files.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** The list of an outlook as it is narrowed, as CSV. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const read: Read = (work) => reading(actor, work);
  const question = await requireOutlookQuestion(request, actor, read);
  const outlook = await computeOutlook(read, actor, question);
  const { filter } = readOutlookList(new URL(request.url).searchParams);
  return downloadOutlookCsv({ ...outlook, filter });
}
