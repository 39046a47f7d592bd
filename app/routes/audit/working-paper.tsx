import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { noteView } from "#app/commands/audit/note-view.server.ts";
import { getWorkingPaper } from "#app/queries/audit/working-paper.server.ts";
import { WorkingPaperPage } from "#app/ui/audit/working-paper-page.tsx";
import { orNotFound } from "#app/web/problem.server.ts";
import { reading, requireAudit } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Working paper: ${data?.paper.room.title ?? ""} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAudit(request, params);
  const paper = orNotFound(await reading(actor, getWorkingPaper));
  await noteView(actor, { page: "working-paper" });
  return {
    grantId: actor.grantId,
    primeName: actor.organizationName,
    paper,
    auditorName: actor.personName,
    at: actor.at.toISOString(),
  };
}

export default function WorkingPaper() {
  return <WorkingPaperPage {...useLoaderData<typeof loader>()} />;
}
