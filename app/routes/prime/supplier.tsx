import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { correctionsFor } from "#app/domain/fact/corrections.ts";
import { OVERSIGHT_ACTIONS, type OversightAction } from "#app/domain/log/actions.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { sayLapses } from "#app/domain/renewal/lapse.ts";
import { mayBeInvited } from "#app/domain/supplier/contact-state.ts";
import { daysLate } from "#app/domain/supplier/lateness.ts";
import { findReminderProblem } from "#app/domain/supplier/reminder.ts";
import { paths } from "#app/paths.ts";
import { listAddressReturns } from "#app/queries/letter/address-return.server.ts";
import { listSentLetters } from "#app/queries/letter/sent.server.ts";
import { findSupplierSubject } from "#app/queries/moment/subject.server.ts";
import { listAlikeOf, listMergesOf } from "#app/queries/supplier/merge.server.ts";
import { getSupplierPage } from "#app/queries/supplier/supplier-page.server.ts";
import { SupplierPage } from "#app/ui/supplier/supplier-page.tsx";
import { SUPPLIER_NOTICES, SUPPLIER_PROBLEMS } from "#app/ui/supplier/words.ts";
import { readingAt } from "#app/web/moment.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.supplier.legalName ?? "Supplier"} - Flowdown` },
];

const LATEST_LETTERS = 8;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const { organizationId: primeId } = actor;
  const supplierId = requireId(params, "supplierId");
  const { page, shown } = orNotFound(
    await readingAt(
      request,
      actor,
      (scope) => findSupplierSubject(scope, supplierId),
      async (scope) => {
        const [page, returned, { letters }, merges, alike] = await Promise.all([
          getSupplierPage(scope, supplierId),
          listAddressReturns(scope, supplierId),
          listSentLetters(scope, { supplierId, limit: LATEST_LETTERS }),
          listMergesOf(scope, supplierId),
          listAlikeOf(scope, supplierId),
        ]);
        return page && { ...page, returned, letters, merges, alike };
      },
    ),
  );
  const query = new URL(request.url).searchParams;
  const { organizationId, ...supplier } = page.supplier;
  const isLinked = organizationId !== null;
  const returned = shown.isNow ? page.returned : [];
  const isReturned = (email: string) =>
    returned.some((one) => one.email.toLowerCase() === email.toLowerCase());
  const readers = page.readers.map(({ name, email }) => ({ name, email }));
  const reached = readers.filter(({ email }) => !isReturned(email));
  const correctionsOf = (one: (typeof page.requests)[number]) =>
    correctionsFor(
      one,
      page.facts.map(({ current }) => current),
      page.requests,
    );
  const whyNoReminder = (one: (typeof page.requests)[number]) => {
    const asked = { ...one, corrections: correctionsOf(one).length };
    const problem = findReminderProblem(asked, actor.at, actor.timeZone);
    if (problem) return SUPPLIER_PROBLEMS[problem] ?? null;
    if (reached.length > 0) return null;
    const why = page.readers.length > 0 ? "address-returned" : "not-joined";
    return SUPPLIER_PROBLEMS[why] ?? null;
  };
  return {
    organizationId: primeId,
    shown,
    supplier: { ...supplier, isLinked },
    contacts: page.contacts.map(({ invitation, ...contact }) => ({
      ...contact,
      mayBeInvited: shown.isNow && !page.merges.into && mayBeInvited(contact.state),
      invitation: invitation && { id: invitation.id, createdAt: invitation.createdAt },
    })),
    requests: page.requests.map(({ renews, ...one }) => ({
      ...one,
      supplierId,
      renews: renews && sayLapses(renews.lapses, shown.moment.asOf),
      isOverdue: !one.submittedAt && daysLate(one, shown.moment.asOf) > 0,
      corrections: correctionsOf({ ...one, renews }).length,
      noReminder: whyNoReminder({ ...one, renews }),
      submissionHref:
        one.submissionId && paths.prime.submission(primeId, supplierId, one.submissionId),
    })),
    mayAskRenewal:
      shown.isNow &&
      mayDo(actor.roles, "invitation:send") &&
      page.requests.some(({ submittedAt }) => submittedAt !== null),
    returned,
    letters: page.letters,
    questionnaires: page.questionnaires,
    readers,
    reached,
    subcontracts: page.subcontracts,
    facts: page.facts.map(({ current, former }) => ({
      current,
      review: current.reviews[0] ?? null,
      former: former.map((fact) => ({ fact, review: fact.reviews[0] ?? null })),
    })),
    endings: page.endings,
    showings: page.showings,
    plans: shown.isNow ? page.plans : [],
    mayReview: shown.isNow && mayDo(actor.roles, "fact:review"),
    isoGap: page.isoGap,
    disposals: page.disposals,
    isHeld: page.isHeld,
    events: page.events.map(({ action, ...event }) => ({
      ...event,
      words: OVERSIGHT_ACTIONS[action as OversightAction] ?? action,
    })),
    done: SUPPLIER_NOTICES[query.get("done") ?? ""] ?? null,
    problem: SUPPLIER_PROBLEMS[query.get("problem") ?? ""] ?? null,
    merges: page.merges,
    alike: page.alike.map(({ b, why }) => ({ id: b.id, legalName: b.legalName, why })),
    mayWrite: shown.isNow && !page.merges.into && mayDo(actor.roles, "supplier:write"),
  };
}

export default function Supplier() {
  return <SupplierPage {...useLoaderData<typeof loader>()} />;
}
