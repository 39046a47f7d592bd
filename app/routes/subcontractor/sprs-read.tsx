import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { fillDraftFromSprs } from "#app/commands/submission/fill-from-sprs.server.ts";
import { readSprsText } from "#app/commands/submission/read-sprs-text.server.ts";
import { MAXIMUM_EVIDENCE_BYTES } from "#app/domain/evidence/limits.ts";
import type { Unread } from "#app/domain/sprs/summary.ts";
import { ReadSprsForm } from "#app/domain/submission/read-sprs-form.ts";
import { paths } from "#app/paths.ts";
import { ReadSprsPage } from "#app/ui/sprs/read-sprs-page.tsx";
import { notFound } from "#app/web/problem.server.ts";
import { readFormData } from "#app/web/read-form.server.ts";
import { readUpload } from "#app/web/read-upload.server.ts";
import { requireSection } from "#app/web/request-file.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Fill in ${data?.request.subcontractNumber ?? "a request"} from SPRS - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const file = await requireSection(actor, params, "organization");
  const { id, primeName, subcontractNumber } = file.request;
  return {
    organizationId: actor.organizationId,
    request: { id, primeName, subcontractNumber },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const { request: asked } = await requireSection(actor, params, "organization");
  const upload = await readUpload(request, "file", MAXIMUM_EVIDENCE_BYTES);
  const form = readFormData(upload.fields, ReadSprsForm);
  if (!form.ok) return form.reply;
  if (upload.isTooLarge)
    return form.refuse({ file: ["The file is larger than 20 MB. Print the one page to PDF."] });
  const found = await readSprsText(actor.organizationId, upload.file, form.value.text);
  if (!found.ok) return form.refuse({ [found.field]: [found.problem] });
  const { text, fileName } = found;
  const outcome = await fillDraftFromSprs(actor, { requestId: asked.id, text, fileName });
  const back = paths.subcontractor.request(actor.organizationId, asked.id);
  if (outcome.ok || outcome.reason === "nothing-new") return redirect(back, 303);
  if (outcome.reason === "not-found") throw notFound();
  const field = fileName === null ? "text" : "file";
  return form.refuse({ [field]: [NOTHING_READ, ...outcome.unread.map(sayUnread)] });
}

const NOTHING_READ =
  "Nothing in it could be read. It must be the page of SPRS or the certificate as text, with words such as CMMC Status Date and CMMC UID before the values. Type the values into the sections instead.";

function sayUnread({ label, text, why }: Unread): string {
  return `${label}, “${text}”: ${why}`;
}

export default function SprsRead() {
  return (
    <ReadSprsPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
