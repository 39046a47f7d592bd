import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import {
  type UploadRefusal,
  uploadSuppliers,
} from "#app/commands/import/upload-suppliers.server.ts";
import { MOST_IMPORT_BYTES } from "#app/domain/import/columns.ts";
import { QUOTA_SENTENCES } from "#app/domain/quota/quotas.ts";
import { paths } from "#app/paths.ts";
import { UploadPage } from "#app/ui/import/upload-page.tsx";
import { readFormData } from "#app/web/read-form.server.ts";
import { readUpload } from "#app/web/read-upload.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Import a supplier list - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "supplier:write");
  return { organizationId: actor.organizationId };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "supplier:write");
  const { fields, file, isTooLarge } = await readUpload(request, "file", MOST_IMPORT_BYTES);
  const form = readFormData(fields, z.object({}));
  if (!form.ok) return form.reply;
  if (isTooLarge) return form.refuse({ file: ["The file is larger than 10 MB. Split it."] });
  if (!file) return form.refuse({ file: ["Choose the file to check."] });
  const outcome = await uploadSuppliers(actor, file);
  if (!outcome.ok) return form.refuse({ file: [sentence(outcome.reason)] });
  const { importId, isAsked } = outcome;
  const next = isAsked ? paths.prime.importColumns : paths.prime.importPreview;
  return redirect(next(actor.organizationId, importId), 303);
}

function sentence(reason: UploadRefusal): string {
  if (typeof reason === "object") return `This is not a CSV file: ${reason.notCsv}`;
  return SENTENCES[reason];
}

const SENTENCES: Record<Extract<UploadRefusal, string>, string> = {
  quota: QUOTA_SENTENCES.imports,
  empty: "The file has no rows below the line of column names.",
  "too-many-rows": "The file has more than 10,000 rows. Split it.",
  "too-many-columns":
    "The file has more than 256 columns. Take away those that are not listed below.",
  "not-text": "This is neither a workbook (XLSX) nor text (CSV). Save the list as one of them.",
  "old-spreadsheet":
    "This is a workbook of the old form (XLS), or one with a password. Save it as XLSX without a password, or as CSV.",
  "not-xlsx":
    "This file holds no sheet of an Excel workbook (XLSX). Save the list as XLSX or as CSV.",
  "unpacks-too-large":
    "The workbook unpacks to more than 60 MB. Save the first sheet alone, or as CSV.",
  damaged: "The workbook is damaged: it cannot be unpacked. Save it anew.",
  busy: "Many files are being read at this moment. Wait a minute and choose it again.",
  "too-heavy": "Reading this file takes too long. Save its first sheet alone, or as CSV.",
};

export default function ImportUpload() {
  const { organizationId } = useLoaderData<typeof loader>();
  return (
    <UploadPage
      organizationId={organizationId}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
