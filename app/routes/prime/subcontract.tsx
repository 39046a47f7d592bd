import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { summarizeFact } from "#app/domain/fact/summary.ts";
import { listUnreviewed } from "#app/domain/fact/unreviewed.ts";
import { acknowledgementOf } from "#app/domain/flowdown/acknowledgement.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { nameCuiCategories } from "#app/domain/subcontract/cui-categories.ts";
import type { SharedFact } from "#app/queries/fact/fact.server.ts";
import { findSubcontractSubject } from "#app/queries/moment/subject.server.ts";
import { listAskedRenewals } from "#app/queries/renewal/asked.server.ts";
import { getSubcontractPage } from "#app/queries/subcontract/subcontract-page.server.ts";
import { SubcontractPage } from "#app/ui/subcontract/subcontract-page.tsx";
import { readingAt } from "#app/web/moment.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Subcontract ${data?.subcontract.number ?? ""} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const subcontractId = requireId(params, "subcontractId");
  const { page: found, shown } = orNotFound(
    await readingAt(
      request,
      actor,
      (scope) => findSubcontractSubject(scope, subcontractId),
      async (scope) => {
        const page = await getSubcontractPage(scope, subcontractId);
        return (
          page && { page, asked: await listAskedRenewals(scope, [page.subcontract.supplier.id]) }
        );
      },
    ),
  );
  const { page, asked } = found;
  const { subcontract, facts, flowdowns } = page;
  return {
    ...page,
    subcontract: { ...subcontract, cuiCategories: nameCuiCategories(subcontract.cuiCategories) },
    facts: facts.map(shownFact),
    unreviewed: listUnreviewed(facts),
    shownBeside: page.shownBeside && summarizeFact(page.shownBeside),
    flowdowns: flowdowns.map((flowdown) => ({
      ...flowdown,
      acknowledgement: acknowledgementOf(flowdown.id, facts),
    })),
    organizationId: actor.organizationId,
    renewal: asked.find(({ answeredOn }) => answeredOn === null) ?? null,
    mayAskRenewal:
      shown.isNow &&
      subcontract.state !== "closed" &&
      mayDo(actor.roles, "invitation:send") &&
      flowdowns.some(({ submittedAt }) => submittedAt !== null),
    shown,
    mayWrite:
      shown.isNow && subcontract.state !== "closed" && mayDo(actor.roles, "subcontract:write"),
    mayAnnul: shown.isNow && subcontract.state === "awarded" && mayDo(actor.roles, "award:annul"),
  };
}

/** What the table shows of a fact; its content stays on the server. */
function shownFact(fact: SharedFact) {
  const { id, lineageId, kind, recordedAt, recordedByName, evidence, reviews, supersededById } =
    fact;
  return {
    id,
    lineageId,
    kind,
    recordedAt,
    recordedByName,
    summary: summarizeFact(fact),
    evidenceCount: evidence.length,
    review: reviews[0] ?? null,
    isSuperseded: supersededById !== null,
  };
}

export default function Subcontract() {
  return <SubcontractPage {...useLoaderData<typeof loader>()} />;
}
