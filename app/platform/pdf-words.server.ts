import { type CalendarDate, calendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import type {
  RecordContent,
  RecordContract,
  RecordSubcontract,
} from "#app/domain/oversight/record-content.ts";
import type { RecordFact } from "#app/domain/oversight/record-parts.ts";
import type { PostureState } from "#app/domain/posture/states.ts";

type Part = "flowdowns" | "verdict" | "award" | "exceptions";

/** A record seen from one of its subcontracts. */
export type RecordView = RecordContent &
  Pick<RecordSubcontract, Part> & {
    contract: RecordContract;
    subcontract: RecordSubcontract;
    supplier: RecordContent["suppliers"][number];
    facts: RecordFact[];
  };

/** The record seen from each of its subcontracts. */
export function viewsOf(record: RecordContent): RecordView[] {
  return record.subcontracts.flatMap((subcontract) => {
    const { contractId, supplierId, flowdowns, verdict, award, exceptions } = subcontract;
    const contract = record.contracts.find(({ id }) => id === contractId);
    const supplier = record.suppliers.find(({ id }) => id === supplierId);
    if (!contract || !supplier) return [];
    const facts = supplier.facts.filter(({ id }) => subcontract.factIds.includes(id));
    return {
      ...record,
      contract,
      subcontract,
      supplier,
      facts,
      flowdowns,
      verdict,
      award,
      exceptions,
    };
  });
}

/** `24 Nov 2026`; a dash for what is absent. */
export function dayText(on: CalendarDate | null): string {
  return on ? formatDate(on) : "\u2014";
}

/** `24 Nov 2026, 14:05 UTC` */
export function instantText(at: string): string {
  const iso = new Date(at).toISOString();
  return `${formatDate(calendarDate(iso.slice(0, 10)))}, ${iso.slice(11, 16)} UTC`;
}

export const INFORMATION_WORDS = {
  none: "Neither FCI nor CUI",
  FCI: "Federal Contract Information (FCI)",
  CUI: "Controlled Unclassified Information (CUI)",
} as const;

/** How a verdict at a moment reads under its stamp. */
export function standsUntil({ holdsUntil }: { holdsUntil: CalendarDate | null }, on: CalendarDate) {
  const asOf = `As of ${formatDate(on)}`;
  return holdsUntil
    ? `${asOf}. Holds until ${formatDate(holdsUntil)} if nothing new is submitted.`
    : `${asOf}. It does not change by itself.`;
}

/** The state a verdict is shown under. */
export function stateOf({ verdict }: RecordView): PostureState {
  return verdict?.state ?? "awaiting";
}

/** How the award stands to the facts of its day. */
export function awardWords({ award }: RecordView): string {
  if (!award) return "No award is recorded.";
  const day = formatDate(award.awardedOn);
  return award.isSupported
    ? `Awarded on ${day}; the facts of that day supported it.`
    : `Awarded on ${day} by exception: the facts of that day did not support it.`;
}
