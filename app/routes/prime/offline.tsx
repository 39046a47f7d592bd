import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { bringSheet } from "#app/commands/offline/bring-sheet.server.ts";
import { MOST_IMPORT_BYTES } from "#app/domain/import/columns.ts";
import { broughtForm } from "#app/domain/offline/brought-form.ts";
import { listAllUnchanged } from "#app/domain/offline/fill.ts";
import { sayWhyNotRead } from "#app/domain/offline/why-not-read.ts";
import { showingsOfSheet, withUnchanged } from "#app/domain/showing/from-sheet.ts";
import { paths } from "#app/paths.ts";
import {
  getOfflineRequest,
  listBroughtSheets,
  unchangedOfSheet,
} from "#app/queries/offline/brought.server.ts";
import { BroughtPage } from "#app/ui/offline/brought-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readFormData } from "#app/web/read-form.server.ts";
import { readUpload } from "#app/web/read-upload.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.request.subcontractNumber ?? "a request"} as a spreadsheet - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "fact:review");
  const { asked, which } = await findRequest(actor, params);
  const sheets = await reading(actor, (scope) => listBroughtSheets(scope, which.requestId));
  const context = { on: actor.on, required: asked.required };
  const { id, legalName, supplierId, isLinked, subcontractNumber } = asked;
  const isRecorded = (sha256: string) =>
    sheets.some((one) => one.isRecorded && one.sha256 === sha256);
  return {
    organizationId: actor.organizationId,
    request: { id, legalName, supplierId, isLinked, subcontractNumber },
    sheets: sheets.map(({ answers, unchanged, invitationId, ...sheet }) => ({
      ...sheet,
      isByLink: invitationId !== null,
      canBeRecorded: !isLinked && !isRecorded(sheet.sha256),
      sections: Object.keys(answers).length,
      unchanged: listAllUnchanged(unchangedOfSheet({ unchanged })),
      incomplete: sheet.isRecorded
        ? showingsOfSheet(withUnchanged({ answers, unchanged }), context, () => "").incomplete
        : [],
    })),
    isJustBrought: new URL(request.url).searchParams.has("brought"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "fact:review");
  // First of all, so that no file is read for a request that is not there.
  const { which, asked } = await findRequest(actor, params);
  const { fields, file, isTooLarge } = await readUpload(request, "file", MOST_IMPORT_BYTES);
  const form = readFormData(fields, broughtForm({ on: actor.on }));
  if (!form.ok) return form.reply;
  if (isTooLarge) return form.refuse({ file: ["The file is larger than 10 MB."] });
  if (!file?.name) return form.refuse({ file: ["Choose the spreadsheet that came back."] });
  const isSaidToBe = form.value.isOfThisRequest === "on";
  const outcome = await bringSheet(actor, which, form.value, { ...file, isSaidToBe });
  if (outcome.ok) {
    const page = paths.prime.offline(actor.organizationId, which.supplierId, which.requestId);
    return redirect(`${page}?brought=1#brought`, 303);
  }
  if (outcome.reason === "not-found") throw notFound();
  return form.refuse(sayWhyNotRead(outcome.reason, asked.subcontractNumber));
}

async function findRequest(
  actor: Awaited<ReturnType<typeof requireAccess>>,
  params: LoaderFunctionArgs["params"],
) {
  const which = {
    supplierId: requireId(params, "supplierId"),
    requestId: requireId(params, "requestId"),
  };
  const asked = await reading(actor, (scope) => getOfflineRequest(scope, which));
  return { asked: orNotFound(asked), which };
}

export default function Offline() {
  return (
    <BroughtPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
