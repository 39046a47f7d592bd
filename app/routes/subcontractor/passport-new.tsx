import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { makePassport } from "#app/commands/passport/make-passport.server.ts";
import { MakePassportForm } from "#app/domain/passport/make-form.ts";
import { QUOTA_SENTENCES } from "#app/domain/quota/quotas.ts";
import { paths } from "#app/paths.ts";
import { getPassportSource } from "#app/queries/passport/source.server.ts";
import { MakePassportPage } from "#app/ui/passport/make-passport-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Make a passport of ${data?.subcontractNumber ?? "a request"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const requestId = requireId(params, "requestId");
  const source = orNotFound(await reading(actor, (scope) => getPassportSource(scope, requestId)));
  const { primeName, subcontractNumber, attestation, isOutdated, files } = source;
  return {
    organizationId: actor.organizationId,
    requestId,
    primeName,
    subcontractNumber,
    signedAt: attestation.content.signedAt,
    isOutdated,
    files: files.map(({ id, fileName }) => ({ id, fileName })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const requestId = requireId(params, "requestId");
  const form = await readForm(request, MakePassportForm);
  if (!form.ok) return form.reply;
  const { evidenceId: evidenceIds } = form.value;
  const outcome = await makePassport(actor, { requestId, evidenceIds });
  if (outcome.ok) return redirect(paths.subcontractor.passports(actor.organizationId), 303);
  if (outcome.reason === "not-found") throw notFound();
  if (outcome.reason === "quota") return form.refuse({ "": [QUOTA_SENTENCES.passports] });
  return form.refuse({
    "": ["A later statement of yours corrected this one, so no passport is made of it."],
  });
}

export default function PassportNew() {
  return (
    <MakePassportPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
