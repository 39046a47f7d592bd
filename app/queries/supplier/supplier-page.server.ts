import type { Showing } from "#app/domain/fact/showing.ts";
import { groupVersions, inOrderOfKinds } from "#app/domain/fact/versions.ts";
import { findIsoGap, ISO_EDITIONS, type IsoGap } from "#app/domain/iso27001/gap.ts";
import type { SentItem } from "#app/domain/questionnaire/sent-questionnaire.ts";
import type { Disposal } from "#app/domain/retention/disposal.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listSharedFacts, type SharedFact } from "#app/queries/fact/fact.server.ts";
import {
  listStatusEndings,
  type RecordedStatusEnding,
} from "#app/queries/fact/status-ending.server.ts";
import { listSent } from "#app/queries/questionnaire/sent-list.server.ts";
import {
  listSuppliersPlans,
  type SuppliersPlan,
} from "#app/queries/remediation/prime-plan.server.ts";
import { listDisposals } from "#app/queries/retention/disposal.server.ts";
import { isSupplierHeld } from "#app/queries/retention/legal-hold.server.ts";
import { listShowings } from "#app/queries/showing/showing.server.ts";
import { listContacts, type SupplierContact } from "./contact.server.ts";
import {
  getSupplier,
  listRecentEvents,
  listSupplierRequests,
  listSupplierSubcontracts,
  type SupplierEvent,
  type SupplierRecord,
  type SupplierRequest,
  type SupplierSubcontract,
} from "./detail.server.ts";
import { type LetterAddressee, listSupplierReaders } from "./joined-contact.server.ts";

/** Everything a supplier's page shows. */
export type SupplierPageData = {
  supplier: SupplierRecord;
  contacts: SupplierContact[];
  /** who gets the letters to it; nobody before somebody joined */
  readers: LetterAddressee[];
  requests: SupplierRequest[];
  /** the latest that were sent to it; null for a moment of the past, which they are not kept for */
  questionnaires: SentItem[] | null;
  subcontracts: SupplierSubcontract[];
  facts: { current: SharedFact; former: SharedFact[] }[];
  /** that its assessments stopped counting, as the prime learned it */
  endings: RecordedStatusEnding[];
  /** what the prime recorded of it itself, newest first */
  showings: Showing[];
  /** of the accepted ISO/IEC 27001 certificate; null without one */
  isoGap: (IsoGap & { edition: string }) | null;
  /** its remediation plans, as far as they are shown; none while the past is looked at */
  plans: SuppliersPlan[];
  events: SupplierEvent[];
  /** files beside its facts that were disposed of */
  disposals: Disposal[];
  /** whether a legal hold keeps what it gave */
  isHeld: boolean;
};

/** One supplier with everything around it; null when there is none. */
export async function getSupplierPage(
  scope: Scope,
  supplierId: string,
): Promise<SupplierPageData | null> {
  const [
    supplier,
    contacts,
    readers,
    requests,
    subcontracts,
    facts,
    events,
    isHeld,
    endings,
    plans,
    showings,
  ] = await Promise.all([
    getSupplier(scope, supplierId),
    listContacts(scope, [supplierId]),
    listSupplierReaders(scope, supplierId),
    listSupplierRequests(scope, supplierId),
    listSupplierSubcontracts(scope, supplierId),
    listSharedFacts(scope, { supplierId }),
    listRecentEvents(scope, supplierId),
    isSupplierHeld(scope, supplierId),
    listStatusEndings(scope, [supplierId]),
    scope.actor.knownAt ? [] : listSuppliersPlans(scope, { supplierId }),
    listShowings(scope, [supplierId]),
  ]);
  if (!supplier) return null;
  const sent = scope.actor.knownAt ? null : await listSent(scope, { supplierId });
  const disposals = await listDisposals(
    scope,
    facts.flatMap((fact) => fact.evidence.map((file) => file.id)),
  );
  const groups = groupVersions(inOrderOfKinds(facts));
  const standing = groups.map((group) => group.current);
  return {
    supplier,
    contacts,
    readers,
    requests,
    subcontracts,
    events,
    facts: groups,
    disposals,
    isHeld,
    endings,
    showings,
    plans,
    questionnaires: sent?.items ?? null,
    isoGap: isoGapOf(standing, scope),
  };
}

function isoGapOf(standing: readonly SharedFact[], { actor }: Scope) {
  for (const fact of standing) {
    if (fact.kind !== "certification" || fact.reviews[0]?.outcome !== "accepted") continue;
    const { edition, coversCuiSystem, expiresOn } = fact.content;
    const known = ISO_EDITIONS.find((one) => one === edition);
    if (!known) continue;
    const certificate = { edition: known, scopeIncludesCuiSystem: coversCuiSystem, expiresOn };
    return { edition, ...findIsoGap(certificate, {}, actor.on) };
  }
  return null;
}
