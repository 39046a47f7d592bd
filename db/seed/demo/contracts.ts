import type { ContractAnswer } from "#app/domain/contract/contract-form.ts";
import {
  addDays,
  addMonths,
  type CalendarDate,
  calendarDate,
} from "#app/domain/kernel/calendar-date.ts";
import type { ContractKey } from "./chain.ts";

/** Older than the CMMC clause (10 November 2025), whatever today is. */
const LEGACY_START = calendarDate("2025-03-03");

/** Before third-party designations were suspended (13 July 2026), whatever today is. */
const BEFORE_THE_SUSPENSION = calendarDate("2026-07-06");

/** The prime's contracts: one for each way in which the requirement bites. */
export function demoContracts(on: CalendarDate): Record<ContractKey, ContractAnswer> {
  const wingStart = startBeforeSuspension(on, 320);
  const radarStart = startBeforeSuspension(on, 300);
  const pumpStart = addDays(on, -90);
  const cargoStart = startBeforeSuspension(on, 310);
  return {
    wing: {
      piid: `FA8620${wingStart.slice(2, 4)}C0042`,
      agency: "Air Force Life Cycle Management Center",
      title: "Wing boxes for the Heron unmanned aircraft",
      awardedOn: addDays(wingStart, -20),
      startsOn: wingStart,
      endsOn: addMonths(wingStart, 60),
      requiredStatus: "Level 2 (C3PAO)",
      clauses: [
        "52.204-21",
        "252.204-7012",
        "252.204-7021",
        "252.239-7010",
        "52.204-25",
        "52.204-27",
      ],
      options: [
        { name: "Option 1: lot 2", exerciseOn: addDays(on, 48) },
        { name: "Option 2: lot 3", exerciseOn: addDays(on, 48 + 365) },
      ],
    },
    radar: {
      piid: `N00024${radarStart.slice(2, 4)}C5310`,
      agency: "Naval Sea Systems Command",
      title: "Shipboard radar processor refresh",
      awardedOn: addDays(radarStart, -14),
      startsOn: radarStart,
      endsOn: addMonths(radarStart, 48),
      requiredStatus: "Level 3 (DIBCAC)",
      clauses: ["52.204-21", "252.204-7012", "252.204-7021", "52.204-25", "52.204-30"],
      options: [{ name: "Option 1: second ship set", exerciseOn: addDays(on, 130) }],
    },
    power: {
      piid: "W56HZV25C0117",
      agency: "Army Contracting Command, Detroit Arsenal",
      title: "Mobile power units for ground vehicles",
      awardedOn: addDays(LEGACY_START, -30),
      startsOn: LEGACY_START,
      endsOn: addMonths(on, 30),
      requiredStatus: null,
      clauses: [
        "52.204-21",
        "252.204-7012",
        "252.204-7019",
        "252.204-7020",
        "52.204-23",
        "52.204-25",
      ],
      options: [{ name: "Option 2", exerciseOn: addDays(on, 210) }],
    },
    cargo: {
      piid: `FA8526${cargoStart.slice(2, 4)}C0031`,
      agency: "Air Force Life Cycle Management Center, Robins",
      title: "Cargo floor and winches for the Pelican transport",
      awardedOn: addDays(cargoStart, -18),
      startsOn: cargoStart,
      endsOn: addMonths(cargoStart, 48),
      requiredStatus: "Level 2 (C3PAO)",
      clauses: ["52.204-21", "252.204-7012", "252.204-7021", "52.204-25"],
      options: [{ name: "Option 1: ramp kits", exerciseOn: addDays(on, 95) }],
    },
    pump: {
      piid: `SPE7LX${pumpStart.slice(2, 4)}C0088`,
      agency: "Defense Logistics Agency, Land and Maritime",
      title: "Bilge pumps for patrol craft",
      awardedOn: addDays(pumpStart, -12),
      startsOn: pumpStart,
      endsOn: addMonths(pumpStart, 36),
      requiredStatus: "Level 2 (Self)",
      clauses: ["52.204-21", "252.204-7012", "252.204-7021", "52.204-25", "52.204-27"],
      options: [{ name: "Option 1: second lot", exerciseOn: addDays(on, 160) }],
    },
  };
}

/** A start so many days ago, of a contract that was awarded before the suspension. */
function startBeforeSuspension(on: CalendarDate, daysAgo: number): CalendarDate {
  const start = addDays(on, -daysAgo);
  if (start > BEFORE_THE_SUSPENSION) return BEFORE_THE_SUSPENSION;
  return start;
}
