import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { noteView } from "#app/commands/audit/note-view.server.ts";
import { getAuditSubcontract } from "#app/queries/audit-subcontract.server.ts";
import { listDisposalsForAudit } from "#app/queries/disposal.server.ts";
import { AuditSubcontractPage } from "#app/ui/audit/audit-subcontract-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { reading, requireAudit } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Audit of subcontract ${data?.page.subcontract.number ?? ""} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAudit(request, params);
  const { grantId } = actor;
  const subcontractId = requireId(params, "subcontractId");
  const page = orNotFound(
    await reading(actor, (scope) => getAuditSubcontract(scope, subcontractId)),
  );
  const { supplier, contract } = page.subcontract;
  const view = { grantId, contractId: contract.id, subcontractId, supplierId: supplier.id };
  await noteView(actor, view);
  const evidenceIds = page.facts.flatMap((fact) => fact.evidence.map((file) => file.id));
  const disposals = await listDisposalsForAudit(actor, evidenceIds);
  return { grantId, page: { ...page, disposals } };
}

export default function AuditSubcontract() {
  return <AuditSubcontractPage {...useLoaderData<typeof loader>()} />;
}
