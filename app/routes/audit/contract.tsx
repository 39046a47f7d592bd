import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { noteView } from "#app/commands/audit/note-view.server.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { listMatrix } from "#app/queries/audit.server.ts";
import { getContract } from "#app/queries/contract.server.ts";
import { AuditContractPage } from "#app/ui/audit/audit-contract-page.tsx";
import { orNotFound } from "#app/web/problem.server.ts";
import { reading, requireAudit } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Audit of contract ${formatPiid(data?.contract.piid ?? "")} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAudit(request, params);
  const { grantId } = actor;
  const [contractId = ""] = actor.auditContracts;
  const after = new URL(request.url).searchParams.get("after") ?? undefined;
  const [found, matrix] = await reading(actor, (scope) =>
    Promise.all([getContract(scope, contractId), listMatrix(scope, contractId, after)]),
  );
  const contract = orNotFound(found);
  await noteView(actor, { grantId, contractId });
  return { grantId, primeName: actor.organizationName, today: actor.on, contract, matrix };
}

export default function AuditContract() {
  return <AuditContractPage {...useLoaderData<typeof loader>()} />;
}
