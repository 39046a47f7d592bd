import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { listContractsOf, listRooms } from "#app/queries/audit/room.server.ts";
import { RoomListPage } from "#app/ui/audit/room-list-page.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Audits - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const query = new URL(request.url).searchParams;
  const id = (name: string) => z.uuid().safeParse(query.get(name)).data;
  const contractId = id("contract");
  const [page, [contract]] = await reading(actor, (scope) =>
    Promise.all([
      listRooms(scope, { contractId, after: id("after") }),
      listContractsOf(scope, contractId ? [contractId] : []),
    ]),
  );
  return {
    ...page,
    organizationId: actor.organizationId,
    contract: contract ?? null,
    mayOpen: mayDo(actor.roles, "audit:open"),
  };
}

export default function AuditList() {
  return <RoomListPage {...useLoaderData<typeof loader>()} />;
}
