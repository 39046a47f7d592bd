import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { listKeptOutlooks } from "#app/queries/outlook/kept-outlook.server.ts";
import { KeptListPage } from "#app/ui/outlook/kept-list-page.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Kept outlooks - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const after = z.uuid().safeParse(new URL(request.url).searchParams.get("after"));
  const { outlooks, next } = await reading(actor, (scope) =>
    listKeptOutlooks(scope, after.success ? after.data : null),
  );
  const { organizationId } = actor;
  return {
    organizationId,
    outlooks,
    nextHref: next ? `${paths.prime.keptOutlooks(organizationId)}?after=${next}` : undefined,
  };
}

export default function OutlookKeptList() {
  return <KeptListPage {...useLoaderData<typeof loader>()} />;
}
