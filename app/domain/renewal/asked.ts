import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Lapse } from "./lapse.ts";

/** A renewal that a supplier was asked for and that nobody took back. */
export type AskedRenewal = {
  requestId: string;
  supplierId: string;
  askedOn: CalendarDate;
  dueOn: CalendarDate;
  /** when it was signed last; null before */
  answeredOn: CalendarDate | null;
  lapses: Lapse[];
  /** who got the letter, by name */
  told: string[];
};

/**
 * The latest renewal in which the end of something was asked about: the same end, or for a verdict
 * whatever ends it on its day.
 *
 * @param asked the latest first.
 * @throws never
 */
export function findAsked(
  asked: readonly AskedRenewal[],
  ending: { kind: string; id: string; on: string; supplierId: string },
): AskedRenewal | null {
  const names = ({ kind, id, on }: Lapse) =>
    on === ending.on &&
    (ending.kind === "verdict-ends" || (kind === ending.kind && id === ending.id));
  return (
    asked.find((one) => one.supplierId === ending.supplierId && one.lapses.some(names)) ?? null
  );
}
