import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listSecurityEvents } from "#app/queries/person/security-event.server.ts";
import { SecurityEventListPage } from "#app/ui/person/security-event-list-page.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Security events - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "prime-people:manage");
  const before = new URL(request.url).searchParams.get("before");
  const page = await reading(actor, (scope) => listSecurityEvents(scope, { before }));
  return { ...page, organizationId: actor.organizationId, isFirstPage: before === null };
}

export default function SecurityEventList() {
  return <SecurityEventListPage {...useLoaderData<typeof loader>()} side="prime" />;
}
