import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FACT_KINDS } from "#app/domain/fact/kinds.ts";
import { readReviewCursor, reviewQuery } from "#app/domain/fact/queue-address.ts";
import { summarizeFact } from "#app/domain/fact/summary.ts";
import { cleanSearch } from "#app/domain/kernel/pasted-text.ts";
import { showViews } from "#app/domain/view/view.ts";
import { paths } from "#app/paths.ts";
import { listWaiting } from "#app/queries/review/review.server.ts";
import { listSavedViews } from "#app/queries/view/view.server.ts";
import { QueuePage } from "#app/ui/review/queue-page.tsx";
import { REVIEW_NOTICES } from "#app/ui/review/words.ts";
import { openDefaultView } from "#app/web/default-view.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Reviews - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const query = new URL(request.url).searchParams;
  const kind = FACT_KINDS.find((one) => one === query.get("kind"));
  const search = cleanSearch(query.get("q") ?? "");
  const cursor = readReviewCursor(query.get("after") ?? "");
  const [page, saved] = await reading(actor, async (scope) => {
    await openDefaultView(request, scope, "reviews");
    return Promise.all([
      listWaiting(scope, { kind, search }, cursor),
      listSavedViews(scope, "reviews"),
    ]);
  });
  const list = paths.prime.reviews(actor.organizationId);
  const narrowed = reviewQuery({ search, kind }, null);
  const views = showViews(saved, "reviews", query, actor.personId);
  return {
    organizationId: actor.organizationId,
    suppliers: page.suppliers.map(({ supplierId, legalName, facts }) => ({
      supplierId,
      legalName,
      facts: facts.map((fact) => ({
        id: fact.id,
        kind: fact.kind,
        sharedAt: fact.sharedAt,
        submissionId: fact.submissionId,
        summary: summarizeFact(fact),
        evidenceCount: fact.evidence.length,
        isCorrection: fact.supersedesId !== null,
      })),
    })),
    saved: views,
    printed: { by: actor.personName, on: actor.on },
    filter: { search, kind: kind ?? "" },
    downloads: {
      csv: paths.prime.exportReviews(actor.organizationId, "csv") + narrowed,
      xlsx: paths.prime.exportReviews(actor.organizationId, "xlsx") + narrowed,
    },
    firstHref: cursor ? list + (narrowed || views.all) : undefined,
    nextHref: page.next ? list + reviewQuery({ search, kind }, page.next) : undefined,
    done: REVIEW_NOTICES[query.get("done") ?? ""] ?? null,
  };
}

export default function ReviewList() {
  return <QueuePage {...useLoaderData<typeof loader>()} />;
}
