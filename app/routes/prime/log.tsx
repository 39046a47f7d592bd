import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readLogFilter } from "#app/domain/log/filter.ts";
import { listLog } from "#app/queries/log/log.server.ts";
import { LogPage } from "#app/ui/log/log-page.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Oversight log - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "log:read");
  const filter = readLogFilter(new URL(request.url).searchParams);
  const page = await reading(actor, (scope) => listLog(scope, filter));
  const printed = { by: actor.personName, on: actor.on };
  return { ...page, filter, printed, organizationId: actor.organizationId };
}

export default function Log() {
  return <LogPage {...useLoaderData<typeof loader>()} />;
}
