import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { noteOpened } from "#app/commands/invitation/note-opened.server.ts";
import { sendSheet } from "#app/commands/offline/send-sheet.server.ts";
import { MOST_SENT_SHEET_BYTES, sentSheetForm } from "#app/domain/offline/sent-form.ts";
import { sayWhyNotRead } from "#app/domain/offline/why-not-read.ts";
import { paths } from "#app/paths.ts";
import { listAskedByLetter } from "#app/queries/offline/asked-by-letter.server.ts";
import { SentSheetPage } from "#app/ui/offline/sent-sheet-page.tsx";
import { requireInvitation } from "#app/web/invitation.server.ts";
import { isLookedAt } from "#app/web/looked-at.server.ts";
import { notFound } from "#app/web/problem.server.ts";
import { readFormData } from "#app/web/read-form.server.ts";
import { readUpload } from "#app/web/read-upload.server.ts";
import { secretPageHeaders } from "#app/web/secret-page.ts";
import {
  countOpening,
  countPost,
  keepJustSent,
  readJustSent,
  tooManySheets,
} from "#app/web/sent-sheet.server.ts";

export const meta: MetaFunction = () => [{ title: "Answer in a spreadsheet - Flowdown" }];
export const headers = secretPageHeaders;

/** The invitation of a supplier that its link still opens. */
async function requireOpen({ params, context }: LoaderFunctionArgs) {
  const invitation = await requireInvitation(params.token, context.clientAddress);
  const { supplier } = invitation;
  if (invitation.kind !== "supplier" || !supplier) throw notFound();
  if (invitation.standing !== "open") throw redirect(paths.invitation(params.token ?? ""), 303);
  return { invitation, supplierName: supplier.legalName };
}

export async function loader(args: LoaderFunctionArgs) {
  const { invitation, supplierName } = await requireOpen(args);
  if (isLookedAt(args.request)) await noteOpened(invitation.id, new Date());
  return {
    token: args.params.token ?? "",
    organizationName: invitation.organizationName,
    supplierName,
    asked: await listAskedByLetter(invitation),
    justSent: readJustSent(args.request, invitation),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { invitation } = await requireOpen(args);
  const waitSeconds = await countPost(invitation);
  if (waitSeconds > 0) return tooManySheets(waitSeconds, invitation);
  const asked = await listAskedByLetter(invitation);
  const { fields, file, isTooLarge } = await readUpload(
    args.request,
    "file",
    MOST_SENT_SHEET_BYTES,
  );
  const form = readFormData(fields, sentSheetForm(asked.map(({ requestId }) => requestId)));
  if (!form.ok) return form.reply;
  if (isTooLarge) return form.refuse({ file: ["The file is larger than 1 MB."] });
  if (!file?.name) return form.refuse({ file: ["Choose the spreadsheet that you filled in."] });
  const at = new Date();
  const { requestId, isOfThisRequest } = form.value;
  const sent = { ...file, isSaidToBe: isOfThisRequest === "on" };
  const outcome = await countOpening(invitation, () =>
    sendSheet(invitation, requestId, { file: sent, at }),
  );
  if ("waitSeconds" in outcome) return tooManySheets(outcome.waitSeconds, invitation);
  const page = paths.sentSheet(args.params.token ?? "");
  if (outcome.ok)
    return redirect(`${page}?sent=1`, {
      status: 303,
      headers: { "Set-Cookie": keepJustSent(invitation, outcome) },
    });
  if (outcome.reason === "not-open")
    return redirect(paths.invitation(args.params.token ?? ""), 303);
  if (outcome.reason === "not-found") throw notFound();
  const here = asked.find((one) => one.requestId === requestId)?.number ?? "";
  return form.refuse(sayWhyNotRead(outcome.reason, here));
}

export default function SentSheet() {
  return (
    <SentSheetPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
