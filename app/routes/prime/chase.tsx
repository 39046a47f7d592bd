import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { chaseQuery, readChaseAddress } from "#app/domain/request/chase-address.ts";
import { paths } from "#app/paths.ts";
import { listContractChoices } from "#app/queries/audit/room.server.ts";
import { readChased } from "#app/queries/request/chase.server.ts";
import { listSupplierOwners } from "#app/queries/supplier/owner.server.ts";
import { ChasePage } from "#app/ui/request/chase-page.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Whom to chase - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const query = new URL(request.url).searchParams;
  const { after, ...filter } = readChaseAddress(query);
  const [{ rows, next, count }, contracts, owners] = await reading(actor, (scope) =>
    Promise.all([
      readChased(scope, filter, after),
      listContractChoices(scope),
      listSupplierOwners(scope),
    ]),
  );
  const { organizationId, personId } = actor;
  const list = paths.prime.chase(organizationId);
  const counted = (name: string) => Number(query.get(name)) || 0;
  return {
    organizationId,
    today: actor.on,
    filter,
    rows,
    count,
    contracts: contracts.map(({ id, piid }) => ({ value: id, label: formatPiid(piid) })),
    owners: owners
      .filter(({ id }) => id !== personId)
      .map(({ id, name }) => ({ value: id, label: `${name}’s` })),
    isLater: after !== null,
    firstHref: list + chaseQuery(filter),
    downloads: {
      csv: paths.prime.exportChased(organizationId, "csv") + chaseQuery(filter),
      xlsx: paths.prime.exportChased(organizationId, "xlsx") + chaseQuery(filter),
    },
    nextHref: next ? list + chaseQuery(filter, next) : undefined,
    reminded: query.has("reminded")
      ? { reminded: counted("reminded"), skipped: counted("skipped") }
      : null,
    mayRemind: mayDo(actor.roles, "invitation:send"),
  };
}

export default function Chase() {
  return <ChasePage {...useLoaderData<typeof loader>()} />;
}
