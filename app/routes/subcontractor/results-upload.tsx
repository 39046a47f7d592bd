import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import {
  type ResultsRefusal,
  uploadResults,
} from "#app/commands/workbook/upload-results.server.ts";
import { MOST_IMPORT_BYTES } from "#app/domain/import/columns.ts";
import { QUOTA_SENTENCES } from "#app/domain/quota/quotas.ts";
import { paths } from "#app/paths.ts";
import { ResultsUploadPage } from "#app/ui/workbook/results-upload-page.tsx";
import { notFound } from "#app/web/problem.server.ts";
import { readFormData } from "#app/web/read-form.server.ts";
import { readUpload } from "#app/web/read-upload.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";
import { requireWorkbook } from "#app/web/workbook-file.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Take in results of ${data?.workbook.systemName ?? "a system"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const { workbook } = await requireWorkbook(actor, params);
  return { organizationId: actor.organizationId, workbook };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const { workbook } = await requireWorkbook(actor, params);
  const { fields, file, isTooLarge } = await readUpload(request, "file", MOST_IMPORT_BYTES);
  const form = readFormData(fields, z.object({}));
  if (!form.ok) return form.reply;
  if (isTooLarge) return form.refuse({ file: ["The file is larger than 10 MB."] });
  if (!file) return form.refuse({ file: ["Choose the file."] });
  const outcome = await uploadResults(actor, workbook.id, file);
  if (outcome.ok)
    return redirect(
      paths.subcontractor.resultsPreview(actor.organizationId, workbook.id, outcome.importId),
      303,
    );
  if (outcome.reason === "not-found") throw notFound();
  return form.refuse({ file: [sentence(outcome.reason)] });
}

function sentence(reason: Exclude<ResultsRefusal, "not-found">): string {
  if (typeof reason === "string") return SENTENCES[reason];
  if ("notCsv" in reason) return `This is not a CSV file: ${reason.notCsv}`;
  const { otherModel } = reason;
  return `${otherModel ? `This is OSCAL of another kind (${otherModel})` : "This is JSON, and no OSCAL"}. Take in assessment results or a component definition.`;
}

const SENTENCES: Record<Exclude<Extract<ResultsRefusal, string>, "not-found">, string> = {
  quota: QUOTA_SENTENCES["workbook-imports"],
  empty: "The file has no rows.",
  "too-many-rows": "The file has more than 2,000 rows: this is no list of 110 requirements.",
  "too-many-columns": "The file has more than 60 columns. Keep those with the results.",
  "not-json": "The file begins like OSCAL (JSON), but it is no JSON. Save it anew.",
  "no-results":
    "This OSCAL document has no findings and no implemented requirements that can be read.",
  "not-text":
    "This is neither a workbook (XLSX) nor text (CSV), nor OSCAL (JSON). Save the list as one of them.",
  "old-spreadsheet":
    "This is a workbook of the old form (XLS), or one with a password. Save it as XLSX without a password, or as CSV.",
  "not-xlsx": "This file holds no sheet of an Excel workbook (XLSX). Save it as XLSX or as CSV.",
  "unpacks-too-large":
    "The workbook unpacks to more than 60 MB. Save the sheet with the results alone, or as CSV.",
  damaged: "The workbook is damaged: it cannot be unpacked. Save it anew.",
  busy: "Many files are being read at this moment. Wait a minute and choose it again.",
  "too-heavy": "Reading this file takes too long. Save its first sheet alone, or as CSV.",
};

export default function ResultsUpload() {
  return (
    <ResultsUploadPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
