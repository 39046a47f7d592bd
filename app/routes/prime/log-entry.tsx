import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { viewLogEntry } from "#app/queries/log/entry.server.ts";
import { LogEntryPage } from "#app/ui/log/log-entry-page.tsx";
import { requireCount } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = ({ params }) => [
  { title: `Entry ${params.seq} of the oversight log - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "log:read");
  const seq = requireCount(params, "seq");
  const view = orNotFound(await reading(actor, (scope) => viewLogEntry(scope, seq)));
  return { view, organizationId: actor.organizationId };
}

export default function LogEntry() {
  const { view, organizationId } = useLoaderData<typeof loader>();
  return <LogEntryPage organizationId={organizationId} view={view} />;
}
