import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Random } from "../random.ts";
import type { SeedContract } from "./contracts.ts";

/** Whose suppliers are made, and when. */
export type Portfolio = {
  random: Random;
  prime: { id: string; name: string; personId: string; personName: string };
  contracts: readonly [SeedContract, ...SeedContract[]];
  on: CalendarDate;
};

/** One supplier with what was asked of it, before anybody answered. */
export type AskedSupplier = {
  supplierId: string;
  organizationId: string;
  legalName: string;
  uei: string;
  cages: [string, string];
  address: string;
  contact: { id: string; name: string };
  asked: { requestId: string; flowdownId: string }[];
  /** the highest status that any of the subcontracts requires */
  required: RequiredStatus | null;
};

/** An instant of a day at which it is the same day all over the United States. */
export function noonOf(day: CalendarDate): Date {
  return new Date(`${day}T16:00:00Z`);
}
