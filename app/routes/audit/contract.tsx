import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { noteView } from "#app/commands/audit/note-view.server.ts";
import { writeNote } from "#app/commands/audit/write-note.server.ts";
import { NoteForm } from "#app/domain/audit/form.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { findClause } from "#app/domain/flowdown/clauses.ts";
import { paths } from "#app/paths.ts";
import {
  type ContractQuestionnaires,
  listContractQuestionnaires,
} from "#app/queries/audit/contract-questionnaires.server.ts";
import { listNotes } from "#app/queries/audit/note.server.ts";
import { getContract } from "#app/queries/contract/contract.server.ts";
import { findContractSubject } from "#app/queries/moment/subject.server.ts";
import { listContractRecords } from "#app/queries/record/record.server.ts";
import { AuditContractPage } from "#app/ui/audit/audit-contract-page.tsx";
import type { ShownContractQuestionnaire } from "#app/ui/audit/contract-questionnaires-section.tsx";
import { readingAt } from "#app/web/moment.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { requireAudit } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Audit of contract ${formatPiid(data?.contract.piid ?? "")} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAudit(request, params);
  const contractId = requireId(params, "contractId");
  const { page, shown } = orNotFound(
    await readingAt(
      request,
      actor,
      (scope) => findContractSubject(scope, contractId),
      async (scope) => {
        const [found, { notes }, records, asked] = await Promise.all([
          getContract(scope, contractId),
          listNotes(scope, { auditId: actor.auditId, contractId }),
          listContractRecords(scope, contractId),
          listContractQuestionnaires(scope, contractId),
        ]);
        return found && { contract: found, notes, records, asked };
      },
    ),
  );
  const { contract, notes, records, asked } = page;
  await noteView(actor, { page: "contract", contractId });
  const clauses = contract.inForce.clauses.map((number) => ({
    number,
    title: findClause(number)?.title ?? "",
  }));
  return {
    grantId: actor.grantId,
    primeName: actor.organizationName,
    notes,
    shown,
    questionnaires: asked.flatMap(shownQuestionnaires),
    records: records.filter((record) => record.state !== "failed"),
    contract: { ...contract, inForce: { ...contract.inForce, clauses } },
  };
}

function shownQuestionnaires({
  supplierName,
  subcontracts,
  questionnaires,
}: ContractQuestionnaires): ShownContractQuestionnaire[] {
  return questionnaires.map(({ request, withdrawnAt, rounds: [newest] }) => ({
    id: request.id,
    title: request.content.title,
    version: request.version,
    supplierName,
    subcontracts,
    sentAt: request.sentAt,
    dueOn: request.dueOn,
    handedInAt: newest?.submittedAt ?? null,
    isSigned: newest?.isSigned ?? false,
    outcome: newest?.decision?.outcome ?? null,
    isWithdrawn: withdrawnAt !== null,
  }));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAudit(request, params);
  const contractId = requireId(params, "contractId");
  const form = await readForm(request, NoteForm);
  if (!form.ok) return form.reply;
  const outcome = await writeNote(actor, { contractId }, form.value);
  if (!outcome.ok) throw notFound();
  return redirect(`${paths.audit.contract(actor.grantId, contractId)}#notes`, 303);
}

export default function AuditContract() {
  return (
    <AuditContractPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
