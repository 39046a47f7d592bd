import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { RouteProblem } from "#app/ui/shell/route-problem.tsx";
import { subcontractorNav } from "#app/ui/shell/subcontractor-nav.ts";
import { SubcontractorShell } from "#app/ui/shell/subcontractor-shell.tsx";
import { requireAccess } from "#app/web/require-access.server.ts";
import { shellOf } from "#app/web/shell.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "request:read");
  const shell = await shellOf(request, actor, paths.subcontractor.inbox(actor.organizationId));
  return { shell, organizationId: actor.organizationId };
}

export default function SubcontractorLayout() {
  const { shell, organizationId } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  return (
    <SubcontractorShell {...shell} nav={subcontractorNav(organizationId, pathname)}>
      <Outlet />
    </SubcontractorShell>
  );
}

export function ErrorBoundary() {
  return <RouteProblem />;
}
