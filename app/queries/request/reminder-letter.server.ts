import { correctionsFor } from "#app/domain/fact/corrections.ts";
import { FACT_KIND_NAMES } from "#app/domain/fact/kinds.ts";
import { summarizeFact } from "#app/domain/fact/summary.ts";
import { type CalendarDate, calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import { fillAddition } from "#app/domain/letter/addition.ts";
import type { LetterFacts } from "#app/domain/letter/letters.ts";
import { SECTION_NAMES } from "#app/domain/questionnaire/sections.ts";
import { whatIsAsked } from "#app/domain/questionnaire/what-is-asked.ts";
import { SECTION_OF_KIND } from "#app/domain/submission/prepare.ts";
import { findReminderProblem, type ReminderProblem } from "#app/domain/supplier/reminder.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listSharedFacts, type SharedFact } from "#app/queries/fact/fact.server.ts";
import { getAddition } from "#app/queries/letter/addition.server.ts";
import { findReturned } from "#app/queries/letter/address-return.server.ts";
import { getSupplier, listSupplierRequests } from "#app/queries/supplier/detail.server.ts";
import { listSupplierReaders } from "#app/queries/supplier/joined-contact.server.ts";

export type ReminderRefusal =
  | "not-found"
  | "not-joined"
  | "address-returned"
  | "said-already"
  | ReminderProblem;

type Addressee = { email: string; name: string };
type Asked = NonNullable<Awaited<ReturnType<typeof listSupplierRequests>>[number]>;

/** The letter that reminds of a request, as it would go out now, and who gets it. */
export type PlannedReminder = {
  supplierName: string;
  /** where the supplier answers: its organization */
  organizationId: string;
  request: Asked;
  to: Addressee[];
  facts: Omit<LetterFacts<"request-reminder">, "link">;
  /** the facts that were sent back and wait for a correction */
  correctionIds: string[];
};

/**
 * The reminder of a request, or why none goes out: what is previewed is what is sent.
 *
 * @param about.message what is added beside the words that the prime adds to every reminder.
 * @param about.said the facts of whose correction another letter of the same kind reminds at the same time:
 *   what was sent back once may stand under many subcontracts.
 */
export async function planReminder(
  scope: Scope,
  {
    supplierId,
    requestId,
    message = "",
    said,
  }: { supplierId: string; requestId: string; message?: string; said?: ReadonlySet<string> },
): Promise<{ ok: true; planned: PlannedReminder } | { ok: false; reason: ReminderRefusal }> {
  const { actor } = scope;
  const [supplier, open, facts, readers, isReturned, addition] = await Promise.all([
    getSupplier(scope, supplierId),
    listSupplierRequests(scope, supplierId),
    listSharedFacts(scope, { supplierId }),
    listSupplierReaders(scope, supplierId),
    findReturned(scope),
    getAddition(scope, "request-reminder"),
  ]);
  const request = open.find((one) => one.id === requestId);
  if (!supplier || !request) return { ok: false, reason: "not-found" };
  const returned = correctionsFor(request, facts, open);
  const asked = { ...request, corrections: returned.length };
  const problem = findReminderProblem(asked, actor.at, actor.timeZone);
  if (problem) return { ok: false, reason: problem };
  if (request.submittedAt && returned.every(({ id }) => said?.has(id)))
    return { ok: false, reason: "said-already" };
  const { organizationId, legalName: supplierName } = supplier;
  if (!organizationId || readers.length === 0) return { ok: false, reason: "not-joined" };
  const to = readers.filter(({ email }) => !isReturned(email));
  if (to.length === 0) return { ok: false, reason: "address-returned" };
  const { subcontractNumber, subcontractTitle, required, dueOn } = request;
  const primeName = actor.organizationName;
  const told = {
    primeName,
    subcontractNumber,
    subcontractTitle,
    asked: whatIsAsked(request),
    required,
    dueOn,
    isAnswered: request.submittedAt !== null,
    corrections: returned.map((fact) => sayCorrection(fact, actor)),
    addition: [
      fillAddition(addition, {
        supplier: supplierName,
        prime: primeName,
        sender: actor.personName,
        subcontract: subcontractNumber,
      }),
      message,
    ]
      .filter(Boolean)
      .join("\n\n"),
  };
  const correctionIds = returned.map(({ id }) => id);
  return {
    ok: true,
    planned: { supplierName, organizationId, request, to, facts: told, correctionIds },
  };
}

type Correction = LetterFacts<"request-reminder">["corrections"][number];

/** What was sent back, as its letter called it then. */
function sayCorrection(fact: SharedFact, { on, timeZone }: Scope["actor"]): Correction {
  const section = SECTION_OF_KIND[fact.kind];
  const [review] = fact.reviews;
  const returnedOn: CalendarDate = review
    ? calendarDateOf(new Date(review.reviewedAt), timeZone)
    : on;
  return {
    name: section ? SECTION_NAMES[section].title : FACT_KIND_NAMES[fact.kind],
    says: summarizeFact(fact),
    reason: review?.note ?? "",
    returnedOn,
  };
}

/** What a reminder of a request still has to say on the day on which it goes out. */
export type StandingRequest = Pick<
  LetterFacts<"request-reminder">,
  "isAnswered" | "dueOn" | "corrections"
>;

/** How a request stands now; null where it was taken back. */
export async function findStandingRequest(
  scope: Scope,
  { supplierId, requestId }: { supplierId: string; requestId: string },
): Promise<StandingRequest | null> {
  const [open, facts] = await Promise.all([
    listSupplierRequests(scope, supplierId),
    listSharedFacts(scope, { supplierId }),
  ]);
  const request = open.find(({ id }) => id === requestId);
  if (!request) return null;
  return {
    isAnswered: request.submittedAt !== null,
    dueOn: request.dueOn,
    corrections: correctionsFor(request, facts, open).map((fact) =>
      sayCorrection(fact, scope.actor),
    ),
  };
}
