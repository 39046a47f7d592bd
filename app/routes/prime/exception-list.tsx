import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import {
  countExceptions,
  EXCEPTION_VIEWS,
  listExceptions,
} from "#app/queries/award/exception.server.ts";
import { ExceptionListPage } from "#app/ui/award/exception-list-page.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Exceptions - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const asked = new URL(request.url).searchParams.get("show");
  const view = EXCEPTION_VIEWS.find((one) => one === asked) ?? "waiting";
  const [exceptions, counts] = await reading(actor, (scope) =>
    Promise.all([listExceptions(scope, view), countExceptions(scope)]),
  );
  return { organizationId: actor.organizationId, exceptions, counts, view };
}

export default function ExceptionList() {
  return <ExceptionListPage {...useLoaderData<typeof loader>()} />;
}
