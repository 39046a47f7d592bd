import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { takeProposals } from "#app/commands/iso27001/take-proposals.server.ts";
import { paths } from "#app/paths.ts";
import { requireId } from "#app/web/params.server.ts";
import { notFound } from "#app/web/problem.server.ts";
import { readButton } from "#app/web/read-form.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";

/** Take over into a workbook what a certificate proposes. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  await readButton(request);
  const workbookId = requireId(params, "workbookId");
  const outcome = await takeProposals(actor, workbookId);
  if (!outcome.ok) throw notFound();
  const bridge = paths.subcontractor.isoBridge(actor.organizationId, workbookId);
  return redirect(`${bridge}#proposals`, 303);
}

/** Only its form has this address. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireAccess(request, params, "submission:prepare");
  throw notFound();
}
