import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import { AcceptSubmissionForm } from "#app/domain/fact/review-form.ts";
import { summarizeFact } from "#app/domain/fact/summary.ts";
import { inOrderOfKinds } from "#app/domain/fact/versions.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { paths } from "#app/paths.ts";
import { listSharedFacts } from "#app/queries/fact/fact.server.ts";
import { showing, startShowing } from "#app/queries/log/shown.server.ts";
import { getSubmissionReview, shownSubmission } from "#app/queries/review/review-page.server.ts";
import { listShowings } from "#app/queries/showing/showing.server.ts";
import { getSupplier } from "#app/queries/supplier/detail.server.ts";
import { SubmissionPage } from "#app/ui/review/submission-page.tsx";
import { REVIEW_NOTICES } from "#app/ui/review/words.ts";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { sayStale } from "#app/web/stale.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `What ${data?.supplier.legalName ?? "a supplier"} submitted - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const supplierId = requireId(params, "supplierId");
  const submissionId = requireId(params, "submissionId");
  const [logSize, supplier, all, showings] = await reading(actor, (scope) =>
    Promise.all([
      startShowing(scope),
      getSupplier(scope, supplierId),
      listSharedFacts(scope, { supplierId }),
      listShowings(scope, [supplierId]),
    ]),
  );
  const facts = inOrderOfKinds(all.filter((fact) => fact.submissionId === submissionId));
  const first = orNotFound(facts[0]);
  const review = await reading(actor, (scope) =>
    getSubmissionReview(scope, supplierId, all, submissionId),
  );
  const { id, legalName } = orNotFound(supplier);
  const done = new URL(request.url).searchParams.get("done") ?? "";
  const rows = facts.map((fact) => ({
    id: fact.id,
    kind: fact.kind,
    summary: summarizeFact(fact),
    evidenceCount: fact.evidence.length,
    review: fact.reviews[0] ?? null,
    isSuperseded: fact.supersededById !== null,
  }));
  return {
    organizationId: actor.organizationId,
    supplier: { id, legalName },
    receivedAt: first.sharedAt,
    facts: rows,
    ...review,
    showings,
    shown: showing(logSize, shownSubmission(facts)),
    waiting: rows.filter((fact) => !fact.review && !fact.isSuperseded).length,
    done: REVIEW_NOTICES[done] ?? null,
    mayReview: mayDo(actor.roles, "fact:review"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "fact:review");
  const supplierId = requireId(params, "supplierId");
  const submissionId = requireId(params, "submissionId");
  const form = await readForm(request, AcceptSubmissionForm);
  if (!form.ok) return form.reply;
  const outcome = await acceptSubmission(actor, supplierId, submissionId, form.value);
  if (!outcome.ok && outcome.reason === "stale")
    return form.refuse(sayStale(outcome), { status: 409 });
  if (!outcome.ok) return form.refuse({ "": ["Nothing of this submission waits any more."] });
  const here = paths.prime.submission(actor.organizationId, supplierId, submissionId);
  return redirect(`${here}?done=accepted-all`, 303);
}

export default function ReviewSubmission() {
  return (
    <SubmissionPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
