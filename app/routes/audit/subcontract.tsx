import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { noteView } from "#app/commands/audit/note-view.server.ts";
import { writeNote } from "#app/commands/audit/write-note.server.ts";
import { NoteForm } from "#app/domain/audit/form.ts";
import { paths } from "#app/paths.ts";
import { getAuditSubcontract } from "#app/queries/audit/subcontract-page.server.ts";
import { findSubcontractSubject } from "#app/queries/moment/subject.server.ts";
import { AuditSubcontractPage } from "#app/ui/audit/audit-subcontract-page.tsx";
import { readingAt } from "#app/web/moment.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { requireAudit } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Audit of subcontract ${data?.page.subcontract.number ?? ""} - Flowdown` },
];

const Entry = z.coerce.number().int().positive();

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAudit(request, params);
  const subcontractId = requireId(params, "subcontractId");
  const before = Entry.safeParse(new URL(request.url).searchParams.get("before")).data;
  const { page, shown } = orNotFound(
    await readingAt(
      request,
      actor,
      (scope) => findSubcontractSubject(scope, subcontractId),
      (scope) => getAuditSubcontract(scope, subcontractId, before),
    ),
  );
  const { supplier, contract } = page.subcontract;
  const view = { contractId: contract.id, subcontractId, supplierId: supplier.id };
  await noteView(actor, { page: "subcontract", ...view });
  return { grantId: actor.grantId, page, shown, before };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAudit(request, params);
  const subcontractId = requireId(params, "subcontractId");
  const form = await readForm(request, NoteForm);
  if (!form.ok) return form.reply;
  const outcome = await writeNote(actor, { subcontractId }, form.value);
  if (!outcome.ok) throw notFound();
  return redirect(`${paths.audit.subcontract(actor.grantId, subcontractId)}#notes`, 303);
}

export default function AuditSubcontract() {
  return (
    <AuditSubcontractPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
