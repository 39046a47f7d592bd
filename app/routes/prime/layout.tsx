import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { MOST_UNREAD } from "#app/queries/notification/notification.server.ts";
import { countWaitingWork } from "#app/queries/portal/navigation-counts.server.ts";
import { primeNav } from "#app/ui/shell/prime-nav.ts";
import { PrimeShell } from "#app/ui/shell/prime-shell.tsx";
import { problemMeta } from "#app/ui/shell/problem-words.ts";
import { RouteProblem } from "#app/ui/shell/route-problem.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { shellOf } from "#app/web/shell.server.ts";

export const meta: MetaFunction = problemMeta;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const [waiting, shell] = await Promise.all([
    reading(actor, countWaitingWork),
    shellOf(request, actor, paths.prime.overview(actor.organizationId)),
  ]);
  const { organizationId } = actor;
  const bell = {
    href: paths.prime.notifications(organizationId),
    unread: waiting.notifications,
    most: MOST_UNREAD,
  };
  return { shell, waiting, bell, organizationId };
}

export default function PrimeLayout() {
  const { shell, waiting, bell, organizationId } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  return (
    <PrimeShell
      {...shell}
      bell={{ ...bell, current: pathname.startsWith(bell.href) }}
      nav={primeNav(organizationId, pathname, waiting)}
      searchHref={paths.prime.search(organizationId)}
    >
      <Outlet />
    </PrimeShell>
  );
}

export function ErrorBoundary() {
  return <RouteProblem />;
}
