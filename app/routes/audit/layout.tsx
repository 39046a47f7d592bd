import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { countNotes } from "#app/queries/audit/note.server.ts";
import { countUnread, MOST_UNREAD } from "#app/queries/notification/notification.server.ts";
import { auditorNav } from "#app/ui/shell/auditor-nav.ts";
import { AuditorShell } from "#app/ui/shell/auditor-shell.tsx";
import { problemMeta } from "#app/ui/shell/problem-words.ts";
import { RouteProblem } from "#app/ui/shell/route-problem.tsx";
import { reading, requireAudit } from "#app/web/require-access.server.ts";
import { shellOf } from "#app/web/shell.server.ts";

export const meta: MetaFunction = problemMeta;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAudit(request, params);
  const { grantId, scopeName, expiresOn } = actor;
  const [shell, [notes, unread]] = await Promise.all([
    shellOf(request, actor, paths.audit.matrix(grantId)),
    reading(actor, (scope) => Promise.all([countNotes(scope, actor.auditId), countUnread(scope)])),
  ]);
  const bell = { href: paths.audit.notifications(grantId), unread, most: MOST_UNREAD };
  return { shell, bell, grantId, scope: scopeName, expiresOn, answered: notes.answered };
}

export default function AuditLayout() {
  const { shell, bell, grantId, scope, expiresOn, answered } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  return (
    <AuditorShell
      {...shell}
      bell={{ ...bell, current: pathname.startsWith(bell.href) }}
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
