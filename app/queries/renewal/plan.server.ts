import { and, asc, desc, eq, ne } from "drizzle-orm";
import {
  type CalendarDate,
  calendarDate,
  calendarDateOf,
} from "#app/domain/kernel/calendar-date.ts";
import { groupBy } from "#app/domain/kernel/group-by.ts";
import type { LetterFacts } from "#app/domain/letter/letters.ts";
import {
  decideRenewal,
  type IssuedLast,
  type RenewalRefusal,
  suggestRenewalDueOn,
} from "#app/domain/renewal/decide.ts";
import { chooseLapses, type Lapse, lapsesOf, sayLapses } from "#app/domain/renewal/lapse.ts";
import type { RenewalChoice } from "#app/domain/renewal/renewal-form.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listKnownEndings } from "#app/queries/expiration/expiration.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { dueOnSql, isUnanswered } from "#app/queries/sql/due-date.server.ts";
import {
  type LetterAddressee,
  listReadersOf,
} from "#app/queries/supplier/joined-contact.server.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { requests } from "#db/schema/request.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";

/** What asking a supplier for a renewal would come to: who gets which letter, or why nobody does. */
export type PlannedRenewal = {
  supplier: { id: string; legalName: string; organizationId: string | null };
} & (
  | {
      about: IssuedLast;
      lapses: Lapse[];
      /** the same in words, as the letter tells them */
      told: string[];
      readers: LetterAddressee[];
      dueOn: CalendarDate;
    }
  | { about: null; why: string; refusal: RenewalRefusal }
);

/** Whom asking for some renewals would reach, in the order of the suppliers' names. */
export async function planRenewals(scope: Scope, choice: RenewalChoice): Promise<PlannedRenewal[]> {
  const ids = choice.suppliers.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [found, endings, issued, readersOf] = await Promise.all([
    listSuppliers(scope, ids),
    listKnownEndings(scope, { supplierIds: ids }),
    listIssuedLast(scope, ids),
    listReadersOf(scope, ids),
  ]);
  const supplierOf = ({ supplierId }: { supplierId: string }) => supplierId;
  const knownOf = groupBy(lapsesOf(endings), supplierOf);
  const issuedOf = groupBy(issued, supplierOf);
  const chosenOf = new Map(choice.suppliers.map(({ id, chosen }) => [id, chosen]));
  const { on } = scope.actor;
  return found.map((supplier) => {
    const chosen = chosenOf.get(supplier.id) ?? [];
    const own = (knownOf.get(supplier.id) ?? []).map(({ supplierId: _, ...lapse }) => lapse);
    const lapses = chooseLapses(own, chosen, on);
    const readers = readersOf.get(supplier.id) ?? [];
    const decision = decideRenewal({
      lapses,
      isByName: chosen.length > 0,
      readers: readers.length,
      subcontractId: choice.subcontractId,
      issued: issuedOf.get(supplier.id) ?? [],
    });
    if (!decision.ok) return { supplier, about: null, why: decision.why, refusal: decision.kind };
    const told = sayLapses(lapses, on);
    const dueOn = suggestRenewalDueOn(lapses, on);
    return { supplier, about: decision.about, lapses, told, readers, dueOn };
  });
}

function listSuppliers({ tx, actor }: Scope, ids: readonly string[]) {
  return tx
    .select({
      id: suppliers.id,
      legalName: suppliers.legalName,
      organizationId: suppliers.organizationId,
    })
    .from(suppliers)
    .where(and(among(suppliers.id, ids), eq(suppliers.primeId, actor.organizationId)))
    .orderBy(asc(suppliers.legalName), asc(suppliers.id));
}

/** What was issued last for each open subcontract of some suppliers, with what has no answer of it. */
async function listIssuedLast(
  { tx, actor }: Scope,
  supplierIds: readonly string[],
): Promise<(IssuedLast & { supplierId: string })[]> {
  const issued = await tx
    .selectDistinctOn([flowdowns.subcontractId], {
      flowdownId: flowdowns.id,
      supplierId: subcontracts.supplierId,
      subcontractId: flowdowns.subcontractId,
      contractId: flowdowns.contractId,
      number: flowdowns.subcontractNumber,
      title: flowdowns.subcontractTitle,
      required: flowdowns.required,
      clauses: flowdowns.clauses,
      information: flowdowns.information,
    })
    .from(flowdowns)
    .innerJoin(subcontracts, eq(subcontracts.id, flowdowns.subcontractId))
    .where(
      and(
        eq(subcontracts.primeId, actor.organizationId),
        ne(subcontracts.state, "closed"),
        among(subcontracts.supplierId, supplierIds),
        eq(flowdowns.supplierId, subcontracts.supplierId),
      ),
    )
    .orderBy(flowdowns.subcontractId, desc(flowdowns.issuedAt), desc(flowdowns.id));
  const open = await tx
    .select({
      flowdownId: requests.flowdownId,
      kind: requests.kind,
      createdAt: requests.createdAt,
      dueOn: dueOnSql,
    })
    .from(requests)
    .innerJoin(flowdowns, eq(flowdowns.id, requests.flowdownId))
    .where(
      and(
        eq(requests.primeId, actor.organizationId),
        among(requests.supplierId, supplierIds),
        isUnanswered(),
      ),
    );
  const openOf = groupBy(open, ({ flowdownId }) => flowdownId);
  return issued.map(({ clauses, ...one }) => {
    const [waiting] = openOf.get(one.flowdownId) ?? [];
    return {
      ...one,
      clauses: clauses.map(({ number }) => ({ number })),
      open: waiting
        ? {
            askedOn: calendarDateOf(waiting.createdAt, actor.timeZone),
            dueOn: calendarDate(waiting.dueOn),
            isRenewal: waiting.kind === "renewal",
          }
        : null,
    };
  });
}

/** A supplier that is asked. */
export type AskedNow = Extract<PlannedRenewal, { told: string[] }>;

/** What the letter that asks says: what is previewed is what is sent. */
export function renewalFacts(
  { actor }: Scope,
  { about, told }: AskedNow,
  { dueOn, message }: { dueOn: CalendarDate; message: string },
): Omit<LetterFacts<"renewal-asked">, "link"> {
  return {
    primeName: actor.organizationName,
    askerName: actor.personName,
    subcontractNumber: about.number,
    subcontractTitle: about.title,
    lapses: told,
    dueOn,
    message: message || null,
  };
}

/** What the preview of some renewals showed: asked again on the same, another is planned. */
export function shownRenewals(planned: readonly PlannedRenewal[]) {
  return planned.map((one) => [
    one.supplier.id,
    one.about?.flowdownId ?? null,
    one.about ? one.told : one.why,
    one.about ? one.readers.map(({ email }) => email) : [],
  ]);
}
