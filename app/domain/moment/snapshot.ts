import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { EligibilityVerdict } from "#app/domain/eligibility/types.ts";
import type { FactKind } from "#app/domain/fact/kinds.ts";
import type { ReviewOutcome } from "#app/domain/fact/review.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { PostureState } from "#app/domain/posture/states.ts";
import type { Moment } from "./moment.ts";

/** What a screen says of its contract, subcontracts and supplier at one moment. */
export type Snapshot = {
  moment: Moment;
  contracts: readonly Named[];
  suppliers: readonly Named[];
  subcontracts: readonly SnapshotSubcontract[];
  facts: readonly SnapshotFact[];
};

/** Something the prime keeps, by its number or name, with its terms as they read on screen. */
export type Named = { id: string; name: string; terms: Readonly<Record<string, string>> };

export type SnapshotSubcontract = Named & {
  required: RequiredStatus | null;
  /** null while the information flow is not answered */
  verdict: EligibilityVerdict | null;
  state: PostureState;
  /** the flowdown that stood */
  flowdown: { id: string; issuedOn: CalendarDate } | null;
  award: { awardedOn: CalendarDate; isSupported: boolean } | null;
};

export type SnapshotFact = {
  /** the same for every version of a fact */
  lineageId: string;
  id: string;
  kind: FactKind;
  summary: string;
  supplierName: string;
  receivedOn: CalendarDate;
  /** the prime's check; null before it */
  review: { outcome: ReviewOutcome; on: CalendarDate } | null;
};
