import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { workOf } from "#app/domain/worklist/kinds.ts";
import { readWorkAddress, workQuery } from "#app/domain/worklist/list-address.ts";
import { paths } from "#app/paths.ts";
import { listContractChoices } from "#app/queries/audit/room.server.ts";
import { listOwnDeputyships } from "#app/queries/deputy/deputy.server.ts";
import { listSupplierOwners } from "#app/queries/supplier/owner.server.ts";
import { readWork } from "#app/queries/worklist/worklist.server.ts";
import { TodayPage } from "#app/ui/worklist/today-page.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Today - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const { after, ...filter } = readWorkAddress(new URL(request.url).searchParams);
  const [{ items, next, counts }, contracts, owners, deputyships] = await reading(actor, (scope) =>
    Promise.all([
      readWork(scope, filter, after),
      listContractChoices(scope),
      listSupplierOwners(scope),
      listOwnDeputyships(scope),
    ]),
  );
  const { organizationId, personId } = actor;
  return {
    organizationId,
    personId,
    today: actor.on,
    filter,
    kinds: workOf(actor.roles),
    counts,
    rows: items,
    deputyships: deputyships.map(({ ownerId, ownerName, deputyName, endsOn }) => ({
      isMine: ownerId === personId,
      ownerName,
      deputyName,
      endsOn,
    })),
    contracts: contracts.map(({ id, piid }) => ({ value: id, label: formatPiid(piid) })),
    owners: owners
      .filter(({ id }) => id !== personId)
      .map(({ id, name }) => ({ value: id, label: `${name}’s` })),
    isLater: after !== null,
    nextHref: next ? paths.prime.today(organizationId) + workQuery(filter, next) : undefined,
  };
}

export default function Today() {
  return <TodayPage {...useLoaderData<typeof loader>()} />;
}
