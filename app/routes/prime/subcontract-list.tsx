import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { cleanSearch } from "#app/domain/kernel/pasted-text.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { isStanding } from "#app/domain/posture/standing.ts";
import { isPostureState } from "#app/domain/posture/states.ts";
import { listOwnTerms } from "#app/queries/contract/own-terms.server.ts";
import { listSubcontracts } from "#app/queries/subcontract/list.server.ts";
import { SubcontractListPage } from "#app/ui/contract/subcontract-list-page.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Subcontracts - Flowdown" }];

const OWN_TERMS_FILTERS = ["met", "not-met"] as const;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const query = new URL(request.url).searchParams;
  const search = cleanSearch(query.get("q") ?? "");
  const state = query.get("state") ?? "";
  const standing = query.get("standing") ?? "";
  const isClosed = query.get("closed") === "yes";
  const changesByAward = query.get("awardDay") === "not";
  const month = query.get("lapsesIn") ?? "";
  const lapsesIn = MONTH.test(month) ? month : undefined;
  const own = OWN_TERMS_FILTERS.find((one) => one === query.get("own"));
  const [page, asked] = await reading(actor, (scope) =>
    Promise.all([
      listSubcontracts(scope, {
        search,
        lapsesIn,
        own,
        changesByAward,
        isClosed,
        standing: isStanding(standing) ? standing : undefined,
        state: isPostureState(state) ? state : undefined,
        after: query.get("after") ?? undefined,
      }),
      listOwnTerms(scope),
    ]),
  );
  return {
    ...page,
    search,
    state,
    standing,
    changesByAward,
    isClosed,
    lapsesIn,
    own,
    hasOwnTerms: asked.length > 0,
    organizationId: actor.organizationId,
    mayWrite: mayDo(actor.role, "subcontract:write"),
  };
}

export default function SubcontractList() {
  return <SubcontractListPage {...useLoaderData<typeof loader>()} />;
}
