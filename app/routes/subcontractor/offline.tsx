import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { takeSheet } from "#app/commands/offline/take-sheet.server.ts";
import { MOST_IMPORT_BYTES } from "#app/domain/import/columns.ts";
import { IS_OURS } from "#app/domain/offline/brought-form.ts";
import { sayWhyNotRead } from "#app/domain/offline/why-not-read.ts";
import { paths } from "#app/paths.ts";
import { OfflinePage } from "#app/ui/offline/offline-page.tsx";
import { notFound } from "#app/web/problem.server.ts";
import { readFormData } from "#app/web/read-form.server.ts";
import { readUpload } from "#app/web/read-upload.server.ts";
import { requireSection } from "#app/web/request-file.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Answer ${data?.request.subcontractNumber ?? "a request"} in a spreadsheet - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const file = await requireSection(actor, params, "organization");
  const { id, primeName, subcontractNumber } = file.request;
  return { organizationId: actor.organizationId, request: { id, primeName, subcontractNumber } };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const { request: asked } = await requireSection(actor, params, "organization");
  const { fields, file, isTooLarge } = await readUpload(request, "file", MOST_IMPORT_BYTES);
  const form = readFormData(fields, z.object(IS_OURS));
  if (!form.ok) return form.reply;
  if (isTooLarge) return form.refuse({ file: ["The file is larger than 10 MB."] });
  if (!file) return form.refuse({ file: ["Choose the spreadsheet."] });
  const outcome = await takeSheet(actor, asked.id, {
    ...file,
    isSaidToBe: form.value.isOfThisRequest === "on",
  });
  const back = paths.subcontractor.request(actor.organizationId, asked.id);
  if (outcome.ok || outcome.reason === "nothing-new") return redirect(back, 303);
  if (outcome.reason === "not-found") throw notFound();
  return form.refuse(sayWhyNotRead(outcome.reason, asked.subcontractNumber));
}

export default function Offline() {
  return (
    <OfflinePage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
