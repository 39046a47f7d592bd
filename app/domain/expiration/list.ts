import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { nameOf } from "#app/domain/eligibility/reasons.ts";
import type { AffirmationFact, Verdict } from "#app/domain/eligibility/types.ts";
import { type CalendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import { EXPIRATION_KINDS, type ExpirationKind, isOwed } from "./kinds.ts";
import {
  type AssessedSystem,
  type FactExpirationKind,
  listFactExpirations,
  listTellingFiles,
} from "./of-facts.ts";

/** Something that an expiration is about, by the name that people know. */
export type Named = { id: string; name: string };

/** A day that ends something, or by which something is to be done. */
export type Expiration = {
  kind: ExpirationKind;
  /** the last day on which it still counts, or on which the act is in time */
  on: CalendarDate;
  /** of the row that it comes from; with the kind it names one expiration */
  id: string;
  /** what ends: a status, a certificate, a verdict, an option */
  what: string;
  /** what it means, in one sentence */
  meaning: string;
  /** the paragraph that sets the day; null where no rule does */
  citation: string | null;
  supplier: Named | null;
  subcontract: Named | null;
  contract: Named | null;
};

/** The subcontract that something is about, with its supplier and contract. */
export type About = { subcontract: Named; supplier: Named; contract: Named };

/** What a supplier stated, as far as its prime accepted it and nothing corrected it. */
export type StatedBySupplier = {
  assessments: readonly AssessedSystem[];
  affirmations: readonly AffirmationFact[];
  certificates: readonly { id: string; name: string; expiresOn: CalendarDate }[];
  /** files beside what counts that name their last day, each with the certificates that it stands beside */
  evidence: readonly {
    id: string;
    fileName: string;
    validUntil: CalendarDate;
    certificateIds: readonly string[];
  }[];
};

export type ExpirationInput = {
  asOf: CalendarDate;
  suppliers: readonly (Named & StatedBySupplier)[];
  verdicts: readonly {
    about: About;
    verdict: Verdict;
    citation: string;
    holdsUntil: CalendarDate;
  }[];
  /** those without a signed answer */
  requests: readonly {
    id: string;
    dueOn: CalendarDate;
    about: About;
  }[];
  /** those that wait for the supplier: not handed in yet, or returned */
  questionnaires: readonly {
    id: string;
    title: string;
    dueOn: CalendarDate;
    supplier: Named;
  }[];
  /** those whose outcome nobody recorded */
  conditions: readonly {
    id: string;
    text: string;
    dueOn: CalendarDate;
    about: About;
  }[];
  /** remediation plans with an open item that has a due date */
  plans: readonly {
    id: string;
    systemName: string;
    openCount: number;
    /** the earliest due date of an open item */
    nextDueOn: CalendarDate;
    supplier: Named;
  }[];
  contracts: readonly {
    id: string;
    /** as it is kept, without dashes */
    piid: string;
    endsOn: CalendarDate;
    /** those that were not exercised */
    options: readonly { id: string; name: string; exerciseOn: CalendarDate }[];
  }[];
  ownTerms: readonly {
    id: string;
    requiredStatus: RequiredStatus;
    until: CalendarDate | null;
    subcontract: Named | null;
    contract: Named | null;
  }[];
};

/**
 * Every dated ending that is known of some subcontracts: of their verdicts, of what their suppliers
 * stated, of what they were asked, and of the contracts and own terms above them. What is over is
 * left out; what somebody still owes stays after its day.
 *
 * @returns soonest first, then in the order of the kinds.
 * @throws never
 * @see 32 CFR 170.21(b), 170.22(a)(2), of the days that the rule sets
 */
export function listExpirations(input: ExpirationInput): Expiration[] {
  return listEndings(input).filter(({ kind, on }) => on >= input.asOf || isOwed(kind));
}

/** The same with what is over and was not replaced: that can still be renewed. */
export function listEndings(input: ExpirationInput): Expiration[] {
  return [
    ...input.verdicts.flatMap(ofVerdict),
    ...input.suppliers.flatMap((supplier) => [
      ...ofSupplier(supplier, input.asOf),
      ...ofEvidence(supplier),
    ]),
    ...input.requests.map(ofRequest),
    ...input.questionnaires.map(ofQuestionnaire),
    ...input.conditions.map(ofCondition),
    ...input.plans.map(ofPlan),
    ...input.contracts.flatMap(ofContract),
    ...input.ownTerms.flatMap(ofOwnTerm),
  ].sort(inOrder);
}

/** By day, kind and id. */
export function inOrder(
  a: Pick<Expiration, "on" | "kind" | "id">,
  b: Pick<Expiration, "on" | "kind" | "id">,
): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  const byKind = EXPIRATION_KINDS.indexOf(a.kind) - EXPIRATION_KINDS.indexOf(b.kind);
  return byKind || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function ofVerdict(row: ExpirationInput["verdicts"][number]): Expiration[] {
  const { about, verdict, citation, holdsUntil } = row;
  if (verdict === "ineligible") return [];
  const isEligible = verdict === "eligible";
  const until = formatDate(holdsUntil);
  return [
    {
      kind: "verdict-ends",
      on: holdsUntil,
      id: about.subcontract.id,
      what: isEligible ? "Eligible" : "No CMMC requirement",
      meaning: isEligible
        ? `${about.supplier.name} may be awarded ${about.subcontract.name} until ${until}, and not after it unless something new is stated.`
        : `${about.subcontract.name} requires no CMMC status until ${until}. After it, one is required.`,
      citation,
      ...about,
    },
  ];
}

/** What the end of a stated fact means, by its kind. */
const MEANINGS: Record<FactExpirationKind, (what: string, until: string) => string> = {
  "close-out-due": (what, until) =>
    `The open requirements of the ${what} are to be closed out, and the close-out posted, by ${until}.`,
  "status-expires": (what, until) => `The ${what} counts until ${until}, and not after it.`,
  "affirmation-due": (what, until) =>
    `The Affirming Official is to affirm the ${what} in SPRS by ${until}.`,
  "certificate-expires": (what, until) =>
    `${what} is valid until ${until}. It stands for no CMMC status.`,
};

function ofSupplier(
  supplier: ExpirationInput["suppliers"][number],
  asOf: CalendarDate,
): Expiration[] {
  const { id, name, assessments, affirmations, certificates } = supplier;
  const nameById = new Map([
    ...assessments.map((one) => [one.id, nameOf(one)] as const),
    ...certificates.map((one) => [one.id, one.name] as const),
  ]);
  return listFactExpirations({ asOf, assessments, affirmations, certificates }).map(
    ({ kind, on, fact, citation }) => {
      const what = nameById.get(fact) ?? "";
      return {
        kind,
        on,
        id: fact,
        what,
        meaning: MEANINGS[kind](what, formatDate(on)),
        citation,
        supplier: { id, name },
        subcontract: null,
        contract: null,
      };
    },
  );
}

function ofEvidence({
  id,
  name,
  certificates,
  evidence,
}: ExpirationInput["suppliers"][number]): Expiration[] {
  return listTellingFiles({ certificates, evidence }).map((file) => ({
    kind: "evidence-expires",
    on: file.validUntil,
    id: file.id,
    what: `The file “${file.fileName}”`,
    meaning: `The file “${file.fileName}” names ${formatDate(file.validUntil)} as its last day, as ${name} says. What it shows does not end with it.`,
    citation: null,
    supplier: { id, name },
    subcontract: null,
    contract: null,
  }));
}

function ofRequest({ id, dueOn, about }: ExpirationInput["requests"][number]): Expiration {
  return {
    kind: "answer-due",
    on: dueOn,
    id,
    what: "Signed answer",
    meaning: `${about.supplier.name} was asked to answer for ${about.subcontract.name} by ${formatDate(dueOn)}.`,
    citation: null,
    ...about,
  };
}

function ofCondition(row: ExpirationInput["conditions"][number]): Expiration {
  return {
    kind: "condition-due",
    on: row.dueOn,
    id: row.id,
    what: row.text,
    meaning: `The exception for ${row.about.subcontract.name} was approved on this condition: record by ${formatDate(row.dueOn)} whether it is met.`,
    citation: null,
    ...row.about,
  };
}

function ofQuestionnaire(row: ExpirationInput["questionnaires"][number]): Expiration {
  const { id, title, dueOn, supplier } = row;
  return {
    kind: "questionnaire-due",
    on: dueOn,
    id,
    what: title,
    meaning: `${supplier.name} is asked to hand in the questionnaire by ${formatDate(dueOn)}.`,
    citation: null,
    supplier,
    subcontract: null,
    contract: null,
  };
}

function ofPlan(plan: ExpirationInput["plans"][number]): Expiration {
  const { id, systemName, openCount, nextDueOn, supplier } = plan;
  const items = openCount === 1 ? "The last open item" : `The next of ${openCount} open items`;
  return {
    kind: "plan-due",
    on: nextDueOn,
    id,
    what: `Remediation plan for ${systemName}`,
    meaning: `${items} of ${supplier.name} is due on ${formatDate(nextDueOn)} by its own plan.`,
    citation: null,
    supplier,
    subcontract: null,
    contract: null,
  };
}

function ofContract(row: ExpirationInput["contracts"][number]): Expiration[] {
  const { id, piid, endsOn, options } = row;
  const contract = { id, name: formatPiid(piid) };
  const ofOptions = options.map((option): Expiration => {
    const day = formatDate(option.exerciseOn);
    return {
      kind: "option-to-exercise",
      on: option.exerciseOn,
      id: option.id,
      what: option.name,
      meaning: `The government may exercise ${option.name} of ${contract.name} on ${day}, and a new requirement may come with it.`,
      citation: null,
      supplier: null,
      subcontract: null,
      contract,
    };
  });
  const end: Expiration = {
    kind: "contract-ends",
    on: endsOn,
    id,
    what: "Period of performance",
    meaning: `The period of performance of ${contract.name} ends on ${formatDate(endsOn)}.`,
    citation: null,
    supplier: null,
    subcontract: null,
    contract,
  };
  return [...ofOptions, end];
}

function ofOwnTerm(term: ExpirationInput["ownTerms"][number]): Expiration[] {
  const { id, requiredStatus, until, subcontract, contract } = term;
  if (!until) return [];
  const where = subcontract?.name ?? contract?.name ?? "every contract";
  return [
    {
      kind: "own-term-ends",
      on: until,
      id,
      what: requiredStatus,
      meaning: `Your own terms ask ${requiredStatus} in ${where} until ${formatDate(until)}, and no longer.`,
      citation: null,
      supplier: null,
      subcontract,
      contract,
    },
  ];
}
