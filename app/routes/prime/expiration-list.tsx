import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatPiid } from "#app/domain/contract/piid.ts";
import type { Expiration } from "#app/domain/expiration/list.ts";
import {
  chooseExpirations,
  countByMonth,
  expirationListQuery,
  pageOfExpirations,
  readExpirationList,
} from "#app/domain/expiration/list-address.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { type AskedRenewal, findAsked } from "#app/domain/renewal/asked.ts";
import { isRenewable } from "#app/domain/renewal/lapse.ts";
import { writeChoice } from "#app/domain/renewal/renewal-form.ts";
import { paths } from "#app/paths.ts";
import { listContractChoices } from "#app/queries/audit/room.server.ts";
import { listKnownExpirations } from "#app/queries/expiration/expiration.server.ts";
import { listAskedRenewals } from "#app/queries/renewal/asked.server.ts";
import { ExpirationListPage } from "#app/ui/expiration/expiration-list-page.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Expirations - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const query = new URL(request.url).searchParams;
  const { after, ...filter } = readExpirationList(query);
  const { contractId, search, isMine, kind } = filter;
  const { all, contracts, page, asked } = await reading(actor, async (scope) => {
    const [all, contracts] = await Promise.all([
      listKnownExpirations(scope, { contractId, search, isMine }),
      listContractChoices(scope),
    ]);
    const page = pageOfExpirations(chooseExpirations(all, filter, actor.on), after);
    const asked = await listAskedRenewals(scope, suppliersOf(page.rows));
    return { all, contracts, page, asked };
  });
  const ofKind = chooseExpirations(all, { kind, when: undefined }, actor.on);
  const mayAsk = mayDo(actor.role, "invitation:send");
  const { organizationId } = actor;
  const list = paths.prime.expirations(organizationId);
  return {
    organizationId,
    today: actor.on,
    filter,
    isLater: after !== null,
    rows: page.rows.map((one) => withRenewal(one, asked)),
    mayAsk,
    outcome: readOutcome(query),
    ...countByMonth(ofKind, actor.on),
    contracts: contracts.map(({ id, piid }) => ({ value: id, label: formatPiid(piid) })),
    firstHref: list + expirationListQuery(filter),
    nextHref: page.next ? list + expirationListQuery(filter, page.next) : undefined,
    exportHref: paths.prime.exportExpirations(organizationId) + expirationListQuery(filter),
  };
}

function suppliersOf(rows: readonly Expiration[]): string[] {
  return [...new Set(rows.flatMap(({ supplier }) => (supplier ? [supplier.id] : [])))];
}

/** An expiration with when who was asked to renew it, or how it is chosen to be. */
function withRenewal(one: Expiration, asked: readonly AskedRenewal[]) {
  const { supplier, kind } = one;
  if (!supplier || !isRenewable(kind)) return { ...one, asked: null, renew: null };
  const found = findAsked(asked, { ...one, supplierId: supplier.id });
  const renew = found ? null : writeChoice(supplier.id, { kind, id: one.id });
  return { ...one, asked: found, renew };
}

/** What became of a selection that was to be renewed. */
function readOutcome(query: URLSearchParams): { asked: number; skipped: number } | null {
  const asked = Number(query.get("asked") ?? Number.NaN);
  const skipped = Number(query.get("skipped") ?? 0);
  return Number.isInteger(asked) ? { asked, skipped } : null;
}

export default function ExpirationList() {
  return <ExpirationListPage {...useLoaderData<typeof loader>()} />;
}
