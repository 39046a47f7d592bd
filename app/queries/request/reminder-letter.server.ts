import { fillAddition } from "#app/domain/letter/addition.ts";
import type { LetterFacts } from "#app/domain/letter/letters.ts";
import { whatIsAsked } from "#app/domain/questionnaire/what-is-asked.ts";
import { findReminderProblem, type ReminderProblem } from "#app/domain/supplier/reminder.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { getAddition } from "#app/queries/letter/addition.server.ts";
import { findReturned } from "#app/queries/letter/address-return.server.ts";
import { getSupplier, listSupplierRequests } from "#app/queries/supplier/detail.server.ts";
import { listSupplierReaders } from "#app/queries/supplier/joined-contact.server.ts";

export type ReminderRefusal = "not-found" | "not-joined" | "address-returned" | ReminderProblem;

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
};

/**
 * The reminder of a request, or why none goes out: what is previewed is what is sent.
 *
 * @param about.message what is added beside the words that the prime adds to every reminder.
 */
export async function planReminder(
  scope: Scope,
  {
    supplierId,
    requestId,
    message = "",
  }: { supplierId: string; requestId: string; message?: string },
): Promise<{ ok: true; planned: PlannedReminder } | { ok: false; reason: ReminderRefusal }> {
  const { actor } = scope;
  const [supplier, open, readers, isReturned, addition] = await Promise.all([
    getSupplier(scope, supplierId),
    listSupplierRequests(scope, supplierId),
    listSupplierReaders(scope, supplierId),
    findReturned(scope),
    getAddition(scope, "request-reminder"),
  ]);
  const request = open.find((one) => one.id === requestId);
  if (!supplier || !request) return { ok: false, reason: "not-found" };
  const problem = findReminderProblem(request, actor.at, actor.timeZone);
  if (problem) return { ok: false, reason: problem };
  const { organizationId, legalName: supplierName } = supplier;
  if (!organizationId || readers.length === 0) return { ok: false, reason: "not-joined" };
  const to = readers.filter(({ email }) => !isReturned(email));
  if (to.length === 0) return { ok: false, reason: "address-returned" };
  const { subcontractNumber, subcontractTitle, required, dueOn } = request;
  const primeName = actor.organizationName;
  const facts = {
    primeName,
    subcontractNumber,
    subcontractTitle,
    asked: whatIsAsked(request),
    required,
    dueOn,
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
  return { ok: true, planned: { supplierName, organizationId, request, to, facts } };
}
