import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listOwnHistory } from "#app/queries/submission/own-history.server.ts";
import { AnswersPage } from "#app/ui/submission/answers-page.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Your answers - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "request:read");
  const answers = await reading(actor, listOwnHistory);
  return { organizationId: actor.organizationId, answers };
}

export default function Answers() {
  return <AnswersPage {...useLoaderData<typeof loader>()} />;
}
