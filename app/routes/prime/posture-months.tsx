import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listPostureMonths } from "#app/queries/posture/months.server.ts";
import { MonthsPage } from "#app/ui/posture/months-page.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "How it stood, month by month - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const months = await reading(actor, (scope) => listPostureMonths(scope));
  return {
    organizationId: actor.organizationId,
    organizationName: actor.organizationName,
    months: months.reverse(),
    printed: { by: actor.personName, on: actor.on },
  };
}

export default function PostureMonths() {
  return <MonthsPage {...useLoaderData<typeof loader>()} />;
}
