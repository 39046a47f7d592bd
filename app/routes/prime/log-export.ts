import type { LoaderFunctionArgs } from "@remix-run/node";
import { readLogFilter } from "#app/domain/log/filter.ts";
import { writeLogLine } from "#app/domain/log/verify/log-archive.ts";
import { listLogPiece } from "#app/queries/log/log.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/**
 * The log as JSON Lines, oldest first: place, leaf hash and the entry as text, exactly as it was
 * hashed. Sent piece by piece, so that a log of any length fits.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "log:read");
  const filter = readLogFilter(new URL(request.url).searchParams);
  const utf8 = new TextEncoder();
  let after = -1;
  const lines = new ReadableStream<Uint8Array>({
    async pull(stream) {
      const piece = await reading(actor, (scope) => listLogPiece(scope, filter, after));
      const last = piece.at(-1);
      if (!last) return stream.close();
      after = last.seq;
      stream.enqueue(utf8.encode(piece.map(writeLogLine).join("")));
    },
  });
  return new Response(lines, {
    headers: {
      "Content-Type": "application/jsonl; charset=utf-8",
      "Content-Disposition": `attachment; filename="oversight-log-${actor.on}.jsonl"`,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
    },
  });
}
