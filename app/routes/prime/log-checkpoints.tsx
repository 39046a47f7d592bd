import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readLogFilter } from "#app/domain/log/filter.ts";
import { listCheckpoints } from "#app/queries/log/checkpoint.server.ts";
import { LogCheckpointsPage } from "#app/ui/log/log-checkpoints-page.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Checkpoints of the oversight log - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "log:read");
  const { before } = readLogFilter(new URL(request.url).searchParams);
  const page = await reading(actor, (scope) => listCheckpoints(scope, { before }));
  return { ...page, before, organizationId: actor.organizationId };
}

export default function LogCheckpoints() {
  return <LogCheckpointsPage {...useLoaderData<typeof loader>()} />;
}
