import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readOutlookList } from "#app/domain/outlook/list-address.ts";
import { listAssumptions } from "#app/domain/outlook/words.ts";
import {
  getKeptOutlook,
  readKeptOutlook,
  repeatOutlook,
} from "#app/queries/outlook/kept-outlook.server.ts";
import { KeptPage } from "#app/ui/outlook/kept-page.tsx";
import { pageOfOutlook } from "#app/web/outlook.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.kept.name ?? "Kept outlook"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const outlookId = requireId(params, "outlookId");
  const found = orNotFound(
    await reading(actor, async (scope) => {
      const kept = await getKeptOutlook(scope, outlookId);
      return kept && { kept, content: await readKeptOutlook(scope, outlookId) };
    }),
  );
  const { kept, content } = found;
  const query = new URL(request.url).searchParams;
  const { filter, page } = readOutlookList(query);
  return {
    organizationId: actor.organizationId,
    kept,
    assumptions: listAssumptions(kept.question, kept.asOf),
    ...pageOfOutlook(content.rows, filter, page),
    isJustKept: query.get("done") === "kept",
    again: query.get("again") === "yes" ? await repeatOutlook(actor, kept, content) : null,
  };
}

export default function OutlookKept() {
  return <KeptPage {...useLoaderData<typeof loader>()} />;
}
