import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { AuditorShell } from "#app/ui/shell/auditor-shell.tsx";
import { RouteProblem } from "#app/ui/shell/route-problem.tsx";
import { requireAudit } from "#app/web/require-access.server.ts";
import { shellOf } from "#app/web/shell.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAudit(request, params);
  const shell = await shellOf(actor, paths.audit.contract(actor.grantId));
  return { shell, scope: actor.scopeName, expiresOn: actor.expiresOn };
}

export default function AuditLayout() {
  const { shell, scope, expiresOn } = useLoaderData<typeof loader>();
  return (
    <AuditorShell {...shell} scope={scope} expiresOn={expiresOn}>
      <Outlet />
    </AuditorShell>
  );
}

export function ErrorBoundary() {
  return <RouteProblem />;
}
