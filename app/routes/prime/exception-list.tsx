import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listExceptions } from "#app/queries/award.server.ts";
import { ExceptionListPage } from "#app/ui/award/exception-list-page.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Exceptions - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const showsAll = new URL(request.url).searchParams.get("show") === "all";
  const exceptions = await reading(actor, (scope) =>
    listExceptions(scope, { onlyOpen: !showsAll }),
  );
  return { organizationId: actor.organizationId, exceptions, showsAll };
}

export default function ExceptionList() {
  return <ExceptionListPage {...useLoaderData<typeof loader>()} />;
}
