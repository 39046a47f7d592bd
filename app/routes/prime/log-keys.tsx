import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listKeys } from "#app/queries/log/key.server.ts";
import { LogKeysPage } from "#app/ui/log/log-keys-page.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Keys of the oversight log - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "log:read");
  const keys = await reading(actor, listKeys);
  return { keys, organizationId: actor.organizationId };
}

export default function LogKeys() {
  return <LogKeysPage {...useLoaderData<typeof loader>()} />;
}
