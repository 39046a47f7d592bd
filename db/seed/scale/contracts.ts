import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { addMonths, addYears, type CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { contracts } from "#db/schema/contract.ts";
import type { Random } from "../random.ts";

const CONTRACTS = 20;
const TITLES = [
  "Airframe structures",
  "Guidance sections",
  "Shipboard radar",
  "Ground power units",
  "Tactical radios",
  "Engine overhaul kits",
  "Sensor pods",
  "Training simulators",
  "Landing gear",
  "Mission computers",
] as [string, ...string[]];
const AGENCIES = [
  "Air Force Life Cycle Management Center",
  "Naval Sea Systems Command",
  "Army Contracting Command",
  "Defense Logistics Agency",
] as const;

/** Contracts of before and after the CMMC clause: what they require, how often, with their clauses. */
const KINDS: readonly { requiredStatus: RequiredStatus | null; share: number }[] = [
  { requiredStatus: "Level 2 (C3PAO)", share: 0.5 },
  { requiredStatus: "Level 2 (Self)", share: 0.25 },
  { requiredStatus: "Level 1 (Self)", share: 0.1 },
  { requiredStatus: "Level 3 (DIBCAC)", share: 0.05 },
  { requiredStatus: null, share: 0.1 },
];
const CLAUSES = ["52.204-21", "252.204-7012", "252.204-7021", "52.204-25", "52.204-27"];
const LEGACY_CLAUSES = ["52.204-21", "252.204-7012", "252.204-7019", "252.204-7020", "52.204-25"];

export type SeedContract = typeof contracts.$inferInsert & {
  id: string;
  requiredStatus: RequiredStatus | null;
  clauses: string[];
};

/** The prime contracts under which every subcontract of the seed hangs. */
export function inventContracts(
  random: Random,
  prime: { id: string; personId: string },
  on: CalendarDate,
): SeedContract[] {
  return Array.from({ length: CONTRACTS }, (_, index) => {
    const requiredStatus = kindAt((index + 0.5) / CONTRACTS);
    const startsOn = addMonths(on, -random.whole(1, 11));
    return {
      id: random.uuid(),
      createdAt: new Date(`${startsOn}T12:00:00Z`),
      createdBy: prime.personId,
      primeId: prime.id,
      piid: `FA8650${startsOn.slice(2, 4)}C${String(5000 + index)}`,
      agency: random.pick(AGENCIES),
      title: `${random.pick(TITLES)}, lot ${index + 1}`,
      startsOn,
      endsOn: addYears(startsOn, 5),
      requiredStatus,
      clauses: requiredStatus ? CLAUSES : LEGACY_CLAUSES,
    };
  });
}

function kindAt(place: number): RequiredStatus | null {
  let reached = 0;
  for (const { requiredStatus, share } of KINDS) {
    reached += share;
    if (place < reached) return requiredStatus;
  }
  return null;
}
