import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { disposeEvidence } from "#app/commands/retention/dispose-evidence.server.ts";
import { readFiles } from "#app/domain/retention/address.ts";
import { DisposalForm } from "#app/domain/retention/forms.ts";
import { paths } from "#app/paths.ts";
import { listKeptFiles } from "#app/queries/retention/kept-file.server.ts";
import { FILES_PER_PAGE } from "#app/queries/retention/retention.server.ts";
import { DisposePage } from "#app/ui/retention/dispose-page.tsx";
import { refuseDisposal } from "#app/ui/retention/words.ts";
import { notFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Dispose of evidence - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "retention:manage");
  const asked = readFiles(new URL(request.url).searchParams).slice(0, FILES_PER_PAGE);
  const files = await reading(actor, (scope) => listKeptFiles(scope, asked));
  if (files.length < asked.length) throw notFound();
  return { organizationId: actor.organizationId, files };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "retention:manage");
  const form = await readForm(request, DisposalForm);
  if (!form.ok) return form.reply;
  const outcome = await disposeEvidence(actor, { evidenceIds: form.value.file });
  if (outcome.ok) {
    const here = paths.prime.retention(actor.organizationId);
    return redirect(`${here}?done=${outcome.disposed > 0 ? "disposed" : "disposed-before"}`, 303);
  }
  if (outcome.reason === "not-found") throw notFound();
  return form.refuse({ "": [refuseDisposal(outcome.reason, outcome.files)] });
}

export default function Dispose() {
  return (
    <DisposePage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
