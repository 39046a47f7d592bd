import type { LoaderFunctionArgs } from "@remix-run/node";
import { readOutlookList } from "#app/domain/outlook/list-address.ts";
import { getKeptOutlook, readKeptOutlook } from "#app/queries/outlook/kept-outlook.server.ts";
import { downloadOutlookCsv, downloadOutlookXlsx } from "#app/web/outlook-files.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** The list of a kept outlook as it is narrowed, as CSV or XLSX by the end of the address. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const outlookId = requireId(params, "outlookId");
  const { kept, rows } = orNotFound(
    await reading(actor, async (scope) => {
      const kept = await getKeptOutlook(scope, outlookId);
      return kept && { kept, rows: (await readKeptOutlook(scope, outlookId)).rows };
    }),
  );
  const { searchParams, pathname } = new URL(request.url);
  const { question, asOf } = kept;
  const listed = { question, asOf, rows, filter: readOutlookList(searchParams).filter };
  return pathname.endsWith(".xlsx")
    ? downloadOutlookXlsx(actor, listed)
    : downloadOutlookCsv(listed);
}
