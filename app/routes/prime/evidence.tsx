import type { LoaderFunctionArgs } from "@remix-run/node";
import { openEvidence } from "#app/commands/review/open-evidence.server.ts";
import { paths } from "#app/paths.ts";
import { DisposedFilePage } from "#app/ui/retention/gone-page.tsx";
import stylesheet from "#app/ui/styles/index.css?url";
import { download } from "#app/web/download.server.ts";
import { gone } from "#app/web/gone.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";

/** A file that stands beside a fact shared with the prime, as a download. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const opened = orNotFound(await openEvidence(actor, requireId(params, "evidenceId")));
  if ("bytes" in opened) return download(opened.bytes, opened);
  const homeHref = paths.prime.overview(actor.organizationId);
  const { disposal } = opened;
  return gone(
    <DisposedFilePage disposal={disposal} homeHref={homeHref} stylesheet={stylesheet} />,
    context,
  );
}
