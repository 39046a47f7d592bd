import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatPiid } from "#app/domain/contract/piid.ts";
import {
  chooseExpirations,
  countByMonth,
  expirationListQuery,
  pageOfExpirations,
  readExpirationList,
} from "#app/domain/expiration/list-address.ts";
import { paths } from "#app/paths.ts";
import { listContractChoices } from "#app/queries/audit/room.server.ts";
import { listKnownExpirations } from "#app/queries/expiration/expiration.server.ts";
import { ExpirationListPage } from "#app/ui/expiration/expiration-list-page.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Expirations - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const { after, ...filter } = readExpirationList(new URL(request.url).searchParams);
  const { contractId, search, isMine, kind } = filter;
  const [all, contracts] = await reading(actor, (scope) =>
    Promise.all([
      listKnownExpirations(scope, { contractId, search, isMine }),
      listContractChoices(scope),
    ]),
  );
  const ofKind = chooseExpirations(all, { kind, when: undefined }, actor.on);
  const { rows, next } = pageOfExpirations(chooseExpirations(all, filter, actor.on), after);
  const { organizationId } = actor;
  const list = paths.prime.expirations(organizationId);
  return {
    organizationId,
    today: actor.on,
    filter,
    isLater: after !== null,
    rows,
    ...countByMonth(ofKind, actor.on),
    contracts: contracts.map(({ id, piid }) => ({ value: id, label: formatPiid(piid) })),
    firstHref: list + expirationListQuery(filter),
    nextHref: next ? list + expirationListQuery(filter, next) : undefined,
    exportHref: paths.prime.exportExpirations(organizationId) + expirationListQuery(filter),
  };
}

export default function ExpirationList() {
  return <ExpirationListPage {...useLoaderData<typeof loader>()} />;
}
