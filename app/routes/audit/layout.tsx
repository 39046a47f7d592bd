import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { countNotes } from "#app/queries/audit/note.server.ts";
import { auditorNav } from "#app/ui/shell/auditor-nav.ts";
import { AuditorShell } from "#app/ui/shell/auditor-shell.tsx";
import { problemMeta } from "#app/ui/shell/problem-words.ts";
import { RouteProblem } from "#app/ui/shell/route-problem.tsx";
import { reading, requireAudit } from "#app/web/require-access.server.ts";
import { shellOf } from "#app/web/shell.server.ts";

export const meta: MetaFunction = problemMeta;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAudit(request, params);
  const [shell, notes] = await Promise.all([
    shellOf(request, actor, paths.audit.matrix(actor.grantId)),
    reading(actor, (scope) => countNotes(scope, actor.auditId)),
  ]);
  const { grantId, scopeName, expiresOn } = actor;
  return { shell, grantId, scope: scopeName, expiresOn, answered: notes.answered };
}

export default function AuditLayout() {
  const { shell, grantId, scope, expiresOn, answered } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  return (
    <AuditorShell
      {...shell}
      nav={auditorNav(grantId, pathname, answered)}
      scope={scope}
      expiresOn={expiresOn}
    >
      <Outlet />
    </AuditorShell>
  );
}

export function ErrorBoundary() {
  return <RouteProblem />;
}
