import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";

/** What an invitation tells a supplier that it is asked for. */
export type SupplierAsk = {
  /** a sentence part for each open request */
  asks: string[];
  /** the earliest day by which an answer is due; null when nothing is asked yet */
  dueOn: CalendarDate | null;
};

/** What is still asked of a supplier. */
export function askOf(
  requests: readonly {
    dueOn: CalendarDate;
    subcontractNumber: string;
    subcontractTitle: string;
    required: string | null;
    submittedAt: Date | null;
  }[],
): SupplierAsk {
  const open = requests.filter((request) => request.submittedAt === null);
  const dueOn = open.reduce<CalendarDate | null>(
    (earliest, request) => (earliest && earliest <= request.dueOn ? earliest : request.dueOn),
    null,
  );
  const asks = open.map(({ subcontractNumber, subcontractTitle, required }) =>
    required
      ? `Show ${required} for subcontract ${subcontractNumber}, ${subcontractTitle}`
      : `Acknowledge what flows down with subcontract ${subcontractNumber}, ${subcontractTitle}`,
  );
  return { asks, dueOn };
}
