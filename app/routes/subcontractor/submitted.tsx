import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findFit } from "#app/domain/submission/fit.ts";
import { paths } from "#app/paths.ts";
import { getLatestSubmission } from "#app/queries/submission/own-submission.server.ts";
import { SubmittedPage } from "#app/ui/submission/submitted-page.tsx";
import { requireRequest } from "#app/web/request-file.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.request.subcontractNumber ?? "Answer"} is signed and sent - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "request:read");
  const { request: asked, preparation } = await requireRequest(actor, params);
  const submission = await reading(actor, (scope) => getLatestSubmission(scope, asked.id));
  if (!submission) throw redirect(paths.subcontractor.request(actor.organizationId, asked.id));
  const fit = findFit(asked, preparation.answers, asked.latestOn);
  return { organizationId: actor.organizationId, request: asked, submission, fit };
}

export default function Submitted() {
  return <SubmittedPage {...useLoaderData<typeof loader>()} />;
}
