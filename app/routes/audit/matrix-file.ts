import type { LoaderFunctionArgs } from "@remix-run/node";
import { noteView } from "#app/commands/audit/note-view.server.ts";
import { seedsBySubcontract } from "#app/domain/audit/drawn-sample.ts";
import { MATRIX_HEADER, matrixLine } from "#app/domain/audit/matrix.ts";
import { writeCsv } from "#app/domain/kernel/csv.ts";
import { listWholeMatrix } from "#app/queries/audit/matrix.server.ts";
import { listSamples } from "#app/queries/audit/sample.server.ts";
import { download } from "#app/web/download.server.ts";
import { reading, requireAudit } from "#app/web/require-access.server.ts";

/** The whole requirement matrix as CSV, with the samples each subcontract is in. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAudit(request, params);
  const [rows, samples] = await reading(actor, (scope) =>
    Promise.all([listWholeMatrix(scope), listSamples(scope, actor.auditId)]),
  );
  await noteView(actor, { page: "working-paper" });
  const seeds = seedsBySubcontract(samples);
  const lines = rows.map((row) => matrixLine(row, seeds.get(row.id) ?? []));
  return download(Buffer.from(writeCsv([MATRIX_HEADER, ...lines])), {
    fileName: `requirement-matrix-${actor.on}.csv`,
    mediaType: "text/csv; charset=utf-8",
  });
}
