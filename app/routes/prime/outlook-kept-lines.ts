import { Readable } from "node:stream";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { getKeptOutlook, readKeptLines } from "#app/queries/outlook/kept-outlook.server.ts";
import { downloadStream } from "#app/web/download.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** The lines of a kept outlook: their SHA-256 is its digest. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const outlookId = requireId(params, "outlookId");
  const lines = orNotFound(
    await reading(actor, async (scope) =>
      (await getKeptOutlook(scope, outlookId)) ? readKeptLines(scope, outlookId) : null,
    ),
  );
  return downloadStream(Readable.from([lines]), {
    fileName: "outlook.jsonl",
    mediaType: "application/jsonl",
  });
}
