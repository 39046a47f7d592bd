import type { LoaderFunctionArgs } from "@remix-run/node";
import { getAskedSheet } from "#app/queries/offline/asked-by-letter.server.ts";
import { download } from "#app/web/download.server.ts";
import { requireInvitation } from "#app/web/invitation.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";

/** The questions of a request as an empty spreadsheet, for whoever holds the link of its letter. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const invitation = await requireInvitation(params.token, context.clientAddress);
  if (invitation.kind !== "supplier" || invitation.standing !== "open") throw notFound();
  const sheet = orNotFound(
    await getAskedSheet(invitation, requireId(params, "requestId"), new Date()),
  );
  return download(sheet.bytes, {
    fileName: `Request ${sheet.number}.xlsx`,
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  });
}
