import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeExpirationExport } from "#app/domain/expiration/export-list.ts";
import { chooseExpirations, readExpirationList } from "#app/domain/expiration/list-address.ts";
import { listKnownExpirations } from "#app/queries/expiration/expiration.server.ts";
import { download } from "#app/web/download.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** The filtered list of expirations as CSV. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const filter = readExpirationList(new URL(request.url).searchParams);
  const all = await reading(actor, (scope) => listKnownExpirations(scope, filter));
  const chosen = chooseExpirations(all, filter, actor.on);
  return download(Buffer.from(writeExpirationExport(chosen)), {
    fileName: `expirations-${actor.on}.csv`,
    mediaType: "text/csv; charset=utf-8",
  });
}
