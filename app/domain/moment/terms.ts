import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { type CalendarDate, calendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import type { Information } from "#app/domain/subcontract/information.ts";
import { formatValue } from "#app/domain/subcontract/value.ts";
import type { SubcontractState } from "#app/domain/subcontract/vocabulary.ts";

type Terms = Record<string, string>;

/**
 * The terms of a contract as a difference names them.
 *
 * @param modifications those that count, in order of effect; those to come are named too.
 */
export function contractTerms(
  contract: {
    title: string;
    agency: string;
    requiredStatus: RequiredStatus | null;
    startsOn: string;
    endsOn: string;
    clauses: readonly string[];
  },
  options: readonly { name: string; exerciseOn: string }[],
  modifications: readonly { number: string; effectiveOn: string }[] = [],
): Terms {
  const { title, agency, requiredStatus, startsOn, endsOn, clauses } = contract;
  const day = (text: string) => formatDate(calendarDate(text));
  return {
    Title: title,
    Agency: agency,
    Requires: requiredStatus ?? "no CMMC status",
    "Period of performance": `${day(startsOn)} to ${day(endsOn)}`,
    Clauses: clauses.join(", "),
    "Option periods": options
      .map(({ name, exerciseOn }) => `${name} on ${day(exerciseOn)}`)
      .join(", "),
    Modifications: modifications
      .map(({ number, effectiveOn }) => `${number} from ${day(effectiveOn)}`)
      .join(", "),
  };
}

const STAGES: Record<SubcontractState, string> = {
  proposed: "proposed",
  awarded: "awarded",
  closed: "closed",
};

/** The terms of a subcontract as a difference names them. */
export function subcontractTerms(subcontract: {
  title: string;
  state: SubcontractState;
  information: Information | null;
  cuiCategories: readonly string[];
  commercialOffTheShelfOnly: boolean;
  performingCages: readonly string[];
  directedStatus: RequiredStatus | null;
  operationallyCriticalSupport: boolean;
  plannedAwardOn: CalendarDate | null;
  value: number | null;
}): Terms {
  const { title, state, information, cuiCategories, plannedAwardOn, value } = subcontract;
  return {
    Title: title,
    Stage: STAGES[state],
    Information: sayInformation(information, cuiCategories),
    "Only COTS items": subcontract.commercialOffTheShelfOnly ? "yes" : "no",
    "Performing CAGE codes": subcontract.performingCages.join(", "),
    "Directed status": subcontract.directedStatus ?? "",
    "Operationally critical support": subcontract.operationallyCriticalSupport ? "yes" : "no",
    "Planned award": plannedAwardOn ? formatDate(plannedAwardOn) : "",
    Value: value === null ? "" : formatValue(value),
  };
}

function sayInformation(information: Information | null, categories: readonly string[]): string {
  if (information === null) return "not answered";
  if (information === "none") return "neither FCI nor CUI";
  return categories.length > 0 ? `${information} (${categories.join(", ")})` : information;
}

/** The terms of a supplier as a difference names them. */
export function supplierTerms(supplier: { uei: string | null; cages: readonly string[] }): Terms {
  return { UEI: supplier.uei ?? "", "CAGE codes": supplier.cages.join(", ") };
}
