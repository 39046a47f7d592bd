import type { LoaderFunctionArgs } from "@remix-run/node";
import { noteView } from "#app/commands/audit/note-view.server.ts";
import { writePopulation } from "#app/domain/audit/sample.ts";
import { listPopulation } from "#app/queries/audit/sample.server.ts";
import { download } from "#app/web/download.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { requireAudit } from "#app/web/require-access.server.ts";

/** What a sample was drawn from: the subcontract numbers, one a line, whose SHA-256 the sample names. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAudit(request, params);
  const sampleId = requireId(params, "sampleId");
  const population = orNotFound(await listPopulation(actor, actor.auditId, sampleId));
  await noteView(actor, { page: "samples" });
  return download(Buffer.from(writePopulation(population)), {
    fileName: "population.txt",
    mediaType: "text/plain; charset=utf-8",
  });
}
