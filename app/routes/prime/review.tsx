import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { reviewFact } from "#app/commands/review/review-fact.server.ts";
import { FACT_KIND_NAMES } from "#app/domain/fact/kinds.ts";
import { ReviewForm } from "#app/domain/fact/review-form.ts";
import { summarizeFact } from "#app/domain/fact/summary.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { paths } from "#app/paths.ts";
import { listSharedFacts } from "#app/queries/fact/fact.server.ts";
import { showing, startShowing } from "#app/queries/log/shown.server.ts";
import { findNextWaiting } from "#app/queries/review/review.server.ts";
import { getReviewPage, shownReview } from "#app/queries/review/review-page.server.ts";
import { listReturnReaders } from "#app/queries/supplier/joined-contact.server.ts";
import { ReviewPage } from "#app/ui/review/review-page.tsx";
import { REVIEW_NOTICES, REVIEW_REFUSALS } from "#app/ui/review/words.ts";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { sayStale } from "#app/web/stale.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `Review: ${FACT_KIND_NAMES[data.fact.kind]} of ${data.supplier.legalName} - Flowdown`
      : "Review a fact - Flowdown",
  },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const factId = requireId(params, "factId");
  const [logSize, found] = await reading(actor, (scope) =>
    Promise.all([startShowing(scope), getReviewPage(scope, factId)]),
  );
  const page = orNotFound(found);
  const readers = await reading(actor, (scope) => listReturnReaders(scope, page.fact));
  const { searchParams } = new URL(request.url);
  const notice = REVIEW_NOTICES[searchParams.get("done") ?? ""];
  const about = searchParams.has("about")
    ? requireId(Object.fromEntries(searchParams), "about")
    : null;
  const [before] =
    notice && about
      ? await reading(actor, (scope) => listSharedFacts(scope, { factIds: [about] }))
      : [];
  const { fact, former } = page;
  return {
    ...page,
    readers: readers.map(({ name, email }) => ({ name, email })),
    organizationId: actor.organizationId,
    reviews: fact.reviews,
    supersededById: fact.supersededById,
    formerReview: former?.reviews[0] ?? null,
    done: notice
      ? {
          notice,
          fact: before
            ? {
                id: before.id,
                name: FACT_KIND_NAMES[before.kind],
                says: summarizeFact(before),
              }
            : null,
        }
      : null,
    mayReview: mayDo(actor.roles, "fact:review"),
    shown: showing(logSize, shownReview(page)),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "fact:review");
  const factId = requireId(params, "factId");
  const form = await readForm(request, ReviewForm);
  if (!form.ok) return form.reply;
  const outcome = await reviewFact(actor, factId, form.value);
  if (!outcome.ok) {
    const { reason } = outcome;
    if (reason === "not-found") throw notFound();
    if (reason === "stale") return form.refuse(sayStale(outcome), { status: 409 });
    return form.refuse({ "": [REVIEW_REFUSALS[reason]] });
  }
  const next = await reading(actor, (scope) => findNextWaiting(scope, outcome.supplierId));
  const { prime } = paths;
  const where = next
    ? prime.review(actor.organizationId, next)
    : prime.reviews(actor.organizationId);
  const done = form.value.intent === "accept" ? "accepted" : "returned";
  return redirect(`${where}?done=${done}${next ? `&about=${factId}` : ""}`, 303);
}

export default function Review() {
  return (
    <ReviewPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
