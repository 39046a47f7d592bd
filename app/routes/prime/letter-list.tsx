import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { listSentLetters } from "#app/queries/letter/sent.server.ts";
import { LetterListPage } from "#app/ui/letter/letter-list-page.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Letters - Flowdown" }];

const Id = z.uuid().optional().catch(undefined);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const query = new URL(request.url).searchParams;
  const supplierId = Id.parse(query.get("supplier") ?? undefined);
  const after = Id.parse(query.get("after") ?? undefined);
  const { letters, next } = await reading(actor, (scope) =>
    listSentLetters(scope, { supplierId, after }),
  );
  const { organizationId } = actor;
  return {
    organizationId,
    letters,
    supplierId: supplierId ?? null,
    firstHref: after ? paths.prime.letters(organizationId, { supplierId }) : undefined,
    nextHref: next ? paths.prime.letters(organizationId, { supplierId, after: next }) : undefined,
  };
}

export default function LetterList() {
  return <LetterListPage {...useLoaderData<typeof loader>()} />;
}
