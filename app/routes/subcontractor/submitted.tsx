import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { getLatestSubmission } from "#app/queries/own-submission.server.ts";
import { SubmittedPage } from "#app/ui/submission/submitted-page.tsx";
import { requireRequest } from "#app/web/request-file.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Signed and sent - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "request:read");
  const { request: asked } = await requireRequest(actor, params);
  const submission = await reading(actor, (scope) => getLatestSubmission(scope, asked.id));
  if (!submission) throw redirect(paths.subcontractor.request(actor.organizationId, asked.id));
  return { organizationId: actor.organizationId, request: asked, submission };
}

export default function Submitted() {
  return <SubmittedPage {...useLoaderData<typeof loader>()} />;
}
