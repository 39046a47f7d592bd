import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { type PlanRefusal, uploadPlan } from "#app/commands/remediation/upload-plan.server.ts";
import { QUOTA_SENTENCES } from "#app/domain/quota/quotas.ts";
import { MOST_PLAN_BYTES } from "#app/domain/remediation/import/read-plan.ts";
import { paths } from "#app/paths.ts";
import { PlanUploadPage } from "#app/ui/remediation/plan-upload-page.tsx";
import { notFound } from "#app/web/problem.server.ts";
import { readFormData } from "#app/web/read-form.server.ts";
import { readUpload } from "#app/web/read-upload.server.ts";
import { requirePlan } from "#app/web/remediation-file.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Take in a plan for ${data?.plan.systemName ?? "a system"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const { plan } = await requirePlan(actor, params);
  return { organizationId: actor.organizationId, plan };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const { plan } = await requirePlan(actor, params);
  const { fields, file, isTooLarge } = await readUpload(request, "file", MOST_PLAN_BYTES);
  const form = readFormData(fields, z.object({}));
  if (!form.ok) return form.reply;
  if (isTooLarge) return form.refuse({ file: ["The file is larger than 2 MB."] });
  if (!file) return form.refuse({ file: ["Choose the file."] });
  const outcome = await uploadPlan(actor, plan.id, file);
  if (outcome.ok)
    return redirect(
      paths.subcontractor.planPreview(actor.organizationId, plan.id, outcome.importId),
      303,
    );
  if (outcome.reason === "not-found") throw notFound();
  return form.refuse({ file: [sentence(outcome.reason)] });
}

function sentence(reason: Exclude<PlanRefusal, "not-found">): string {
  if (typeof reason === "object") return `This is not a CSV file: ${reason.notCsv}`;
  return SENTENCES[reason];
}

const SENTENCES: Record<Exclude<Extract<PlanRefusal, string>, "not-found">, string> = {
  quota: QUOTA_SENTENCES["plan-imports"],
  busy: "Many files are being read at this moment. Wait a minute and choose it again.",
  "too-heavy": "Reading this file takes too long. Save its first sheet alone, or as CSV.",
  "not-json": "The file begins like OSCAL (JSON), but it is no JSON. Save it anew.",
  "too-many-rows": "The file has more than 400 rows: this is no plan of one system.",
  "too-many-columns": "The file has more than 100 columns. Keep those of the plan.",
  "not-text": "This is neither a spreadsheet (XLSX, CSV) nor OSCAL (JSON). Save it as one of them.",
  "old-spreadsheet":
    "This is a spreadsheet of the old form (XLS), or one with a password. Save it as XLSX without a password, or as CSV.",
  "not-xlsx": "This file holds no sheet of an Excel workbook (XLSX). Save it as XLSX or as CSV.",
  "unpacks-too-large":
    "The spreadsheet unpacks to more than 60 MB. Save the sheet of the plan alone, or as CSV.",
  damaged: "The spreadsheet is damaged: it cannot be unpacked. Save it anew.",
};

export default function PlanUpload() {
  return (
    <PlanUploadPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
