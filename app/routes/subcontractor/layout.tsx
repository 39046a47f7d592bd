import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { seesAssignedOnly } from "#app/domain/person/roles.ts";
import { paths } from "#app/paths.ts";
import { countUnread, MOST_UNREAD } from "#app/queries/notification/notification.server.ts";
import { problemMeta } from "#app/ui/shell/problem-words.ts";
import { RouteProblem } from "#app/ui/shell/route-problem.tsx";
import { contributorNav, subcontractorNav } from "#app/ui/shell/subcontractor-nav.ts";
import { SubcontractorShell } from "#app/ui/shell/subcontractor-shell.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { shellOf } from "#app/web/shell.server.ts";

export const meta: MetaFunction = problemMeta;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "assigned:read");
  const { organizationId } = actor;
  const [unread, shell] = await Promise.all([
    reading(actor, countUnread),
    shellOf(request, actor, paths.subcontractor.inbox(organizationId)),
  ]);
  const bell = {
    href: paths.subcontractor.notifications(organizationId),
    unread,
    most: MOST_UNREAD,
  };
  return { shell, bell, organizationId, seesAll: !seesAssignedOnly(actor.role) };
}

export default function SubcontractorLayout() {
  const { shell, bell, organizationId, seesAll } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  return (
    <SubcontractorShell
      {...shell}
      bell={{ ...bell, current: pathname.startsWith(bell.href) }}
      nav={seesAll ? subcontractorNav(organizationId, pathname) : contributorNav(organizationId)}
    >
      <Outlet />
    </SubcontractorShell>
  );
}

export function ErrorBoundary() {
  return <RouteProblem />;
}
