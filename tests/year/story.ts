import { type Random, randomFrom } from "#db/seed/random.ts";
import { type Day, isWeekend, plusDays, plusYears } from "./days.ts";

/*
 * What happens in a year, told before it begins: the same seed tells the same. No id, no row and no
 * rule of the portal is in it; the scene makes it so, the actors do it, and what is expected follows
 * from it alone.
 */

/** Somebody at a supplier; a contact is whom the prime invited, and is written to before the others. */
export type Reader = {
  email: string;
  role: "official" | "admin" | "contact";
  leavesOn: Day | null;
};

/** What somebody does on a day. */
export type Deed = {
  on: Day;
  /** before the letters of the day are written, or after that and before they go out */
  at: "morning" | "midday";
} & (
  | { what: "answers"; supplier: number }
  | { what: "is closed"; supplier: number }
  | { what: "leaves"; supplier: number; email: string }
  | { what: "finishes an item"; supplier: number; item: number }
  | { what: "records the condition"; supplier: number }
  | { what: "is asked no longer"; supplier: number }
  | { what: "is snoozed"; supplier: number; until: Day }
  | { what: "exercises the option"; contract: number }
);

/** What was accepted of a supplier before the year began. */
export type Accepted = { kind: "Final" | "Conditional"; statusDate: Day; affirmedOn: Day };

export type SupplierStory = {
  index: number;
  name: string;
  contract: number;
  /** place among those who own suppliers; null: nobody does, and the managers are told */
  owner: number | null;
  readers: Reader[];
  accepted: Accepted | null;
  certificateUntil: Day | null;
  /** the last day that the file beside the certificate names */
  fileUntil: Day | null;
  /** days by which the items of its plan are due */
  planDue: Day[];
  /** by when its questionnaire is due, which it never hands in */
  questionnaireDue: Day | null;
  conditionDue: Day | null;
  ownTermUntil: Day | null;
};

export type ContractStory = { index: number; endsOn: Day; optionOn: Day };

export type Story = {
  seed: number;
  first: Day;
  days: number;
  timeZone: string;
  managers: string[];
  owners: string[];
  contracts: ContractStory[];
  suppliers: SupplierStory[];
  deeds: Deed[];
  /** days on which nobody is written to, beside the weekends */
  holidays: Day[];
  /** days on whose morning the mail server takes nothing */
  outages: Day[];
  /** which worker is killed when: after so many deliveries began on that day, or while the round is made */
  kills: { on: Day; worker: number; at: { deliveries: number } | { milliseconds: number } }[];
};

const SUPPLIERS_PER_CONTRACT = 10;
const OWNERS = 4;
const MOST_OUTAGES = 40;
/** The subcontracts of the scene are issued on the day before the first, due in so many days. */
export const DAYS_TO_ANSWER = 21;

type Base = (one: { index: number; first: Day; days: number; random: Random }) => {
  accepted: Accepted | null;
  answersOn?: Day[];
  closedOn?: Day;
  nobody?: true;
};

const final = (statusDate: Day, affirmedOn = statusDate): Accepted => ({
  kind: "Final",
  statusDate,
  affirmedOn,
});
const conditional = (statusDate: Day): Accepted => ({
  kind: "Conditional",
  statusDate,
  affirmedOn: statusDate,
});
/** A day of last year whose anniversary falls into the year, some weeks after it began. */
const lastYear = (first: Day, days: number, random: Random) =>
  plusDays(plusYears(first, -1), random.whole(20, Math.max(25, Math.min(340, days - 20))));

/** What becomes of suppliers, one after the other. */
const BASES: Base[] = [
  // lapses, and nothing comes
  ({ first, days, random }) => ({ accepted: final(lastYear(first, days, random)) }),
  // renews in time
  ({ first, days, random }) => {
    const accepted = final(lastYear(first, days, random));
    const ends = plusYears(accepted.statusDate, 1);
    return { accepted, answersOn: [plusDays(ends, -random.whole(2, 12))] };
  },
  // answers what it was asked on the first day
  ({ first, random }) => ({ accepted: null, answersOn: [plusDays(first, random.whole(3, 20))] }),
  // walks a Conditional status to its close-out
  ({ first, random }) => {
    const accepted = conditional(plusDays(first, -random.whole(100, 130)));
    return { accepted, answersOn: [plusDays(accepted.statusDate, random.whole(155, 178))] };
  },
  // answers late
  ({ first, random }) => ({ accepted: null, answersOn: [plusDays(first, random.whole(24, 70))] }),
  // a Conditional status that walks to day 181
  ({ first, random }) => ({ accepted: conditional(plusDays(first, -random.whole(20, 130))) }),
  // closed before it answers
  ({ first, random }) => ({ accepted: null, closedOn: plusDays(first, random.whole(9, 40)) }),
  // nobody there reads anything
  () => ({ accepted: null, nobody: true }),
  // a status that expires after its three years, affirmed each year
  ({ first, days, random }) => {
    const late = random.whole(30, Math.max(35, Math.min(300, days - 10)));
    const statusDate = plusDays(plusYears(first, -3), late);
    const accepted = final(statusDate, plusYears(statusDate, 2));
    return random.chance(0.5)
      ? { accepted, answersOn: [plusDays(plusYears(statusDate, 3), -random.whole(1, 20))] }
      : { accepted };
  },
  // lapses, renews late
  ({ first, days, random }) => {
    const accepted = final(lastYear(first, days, random));
    const ends = plusYears(accepted.statusDate, 1);
    return { accepted, answersOn: [plusDays(ends, random.whole(3, 40))] };
  },
  // closed while its status lapses
  ({ first, days, random }) => {
    const accepted = final(lastYear(first, days, random));
    return {
      accepted,
      closedOn: plusDays(plusYears(accepted.statusDate, 1), -random.whole(1, 50)),
    };
  },
];

/** Tell the year of a seed. */
export function tellStory(given: {
  seed: number;
  first: Day;
  days: number;
  suppliers: number;
}): Story {
  const { seed, first, days } = given;
  const random = randomFrom(seed);
  const deeds: Deed[] = [];
  const dayOf = (least: number, most: number) =>
    plusDays(first, random.whole(Math.min(least, days - 1), Math.min(most, days - 1)));
  const holidays = [9, 50, 109, 180, 246, 326].map((day) => plusDays(first, day));
  const isWorking = (day: Day) => !isWeekend(day) && !holidays.includes(day);
  const contracts = Array.from(
    { length: Math.ceil(given.suppliers / SUPPLIERS_PER_CONTRACT) },
    (_, index): ContractStory => {
      // One in three comes to its end soon, so that a short year has it too.
      const isNear = index % 3 === 0;
      const optionOn = isNear ? plusDays(first, random.whole(32, 50)) : dayOf(40, 360);
      const exercisedOn = plusDays(optionOn, -random.whole(-2, 70));
      if (random.chance(0.5))
        deeds.push({
          on: exercisedOn,
          at: "morning",
          what: "exercises the option",
          contract: index,
        });
      return {
        index,
        optionOn,
        endsOn: isNear ? plusDays(first, random.whole(32, 50)) : dayOf(60, 600),
      };
    },
  );
  const telling = { first, days, random, dayOf, add: (deed: Deed) => void deeds.push(deed) };
  const suppliers = Array.from({ length: given.suppliers }, (_, index) =>
    tellSupplier(index, telling),
  );
  const last = plusDays(first, days - 1);
  const outages = chooseOutages(deeds, { first, last, isWorking, random });
  return {
    seed,
    first,
    days,
    timeZone: "America/Los_Angeles",
    managers: ["manager-1@year.example", "manager-2@year.example"],
    owners: Array.from({ length: OWNERS }, (_, index) => `owner-${index + 1}@year.example`),
    contracts,
    suppliers,
    holidays,
    outages,
    deeds: deeds
      .filter(({ on }) => on >= first && on <= last)
      // While the mail server is down, what is done is done after the letters were written.
      .map((deed): Deed => (outages.includes(deed.on) ? { ...deed, at: "midday" } : deed))
      .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    kills: Array.from({ length: Math.max(4, Math.floor(days / 8)) }, () => ({
      on: dayOf(3, days),
      worker: random.whole(0, 1),
      at: random.chance(0.5)
        ? { deliveries: random.whole(1, 6) }
        : { milliseconds: random.whole(0, 150) },
    })).filter(({ on }) => isWorking(on) && !outages.includes(on)),
  };
}

type Telling = {
  first: Day;
  days: number;
  random: Random;
  /** a day of the year, so many days after the first at least and at most */
  dayOf(least: number, most: number): Day;
  add(deed: Deed): void;
};

/** One supplier, and what it does: what becomes of it, and what comes on top for one in several. */
function tellSupplier(index: number, telling: Telling): SupplierStory {
  const { dayOf, add } = telling;
  const base = BASES[index % BASES.length];
  if (!base) throw new RangeError("no such story");
  const { accepted, answersOn = [], closedOn, nobody } = base({ index, ...telling });
  for (const on of answersOn) add({ on, at: "morning", what: "answers", supplier: index });
  if (closedOn) add({ on: closedOn, at: "morning", what: "is closed", supplier: index });
  if (!accepted && answersOn[0] && index % 5 === 4) tellSnooze(index, telling);
  return {
    index,
    name: `Works ${String(index + 1).padStart(3, "0")}`,
    contract: Math.floor(index / SUPPLIERS_PER_CONTRACT),
    owner: index % 5 === 0 ? null : index % OWNERS,
    readers: nobody ? [] : tellReaders(index, telling),
    accepted,
    ...(accepted && index % 3 === 0
      ? { certificateUntil: dayOf(30, 400), fileUntil: plusDays(telling.first, 12 + index * 7) }
      : { certificateUntil: null, fileUntil: null }),
    planDue: !nobody && index % 4 === 1 ? tellPlan(index, telling) : [],
    questionnaireDue: tellQuestionnaire(index, { ...telling, isThere: !nobody }),
    conditionDue: !accepted && index % 2 === 0 ? tellCondition(index, telling) : null,
    ownTermUntil: index % 6 === 2 ? dayOf(20, 360) : null,
  };
}

function tellReaders(index: number, { dayOf, add }: Telling): Reader[] {
  const reader = (role: Reader["role"], leavesOn: Day | null = null): Reader => {
    const email = `${role}-${index + 1}@year.example`;
    if (leavesOn) add({ on: leavesOn, at: "morning", what: "leaves", supplier: index, email });
    return { email, role, leavesOn };
  };
  return [
    reader("official", index % 9 === 4 ? dayOf(20, 200) : null),
    ...(index % 3 === 1 ? [reader("admin")] : []),
    ...(index % 4 === 2 ? [reader("contact", index % 8 === 6 ? dayOf(20, 200) : null)] : []),
  ];
}

function tellPlan(index: number, { dayOf, random, add }: Telling): Day[] {
  const due = [dayOf(16, 120), dayOf(60, 300)].sort();
  const on = plusDays(due[0] ?? "", random.whole(-8, 20));
  if (random.chance(0.7))
    add({ on, at: "morning", what: "finishes an item", supplier: index, item: 0 });
  return due;
}

/** Due in ten days or some weeks more; of every second one the prime takes it back a week later. */
function tellQuestionnaire(
  index: number,
  { first, add, isThere }: Telling & { isThere: boolean },
): Day | null {
  if (!isThere || index % 4 !== 2) return null;
  const due = plusDays(first, 10 + ((index * 7) % 90));
  const on = plusDays(due, 9);
  if (index % 8 === 6) add({ on, at: "morning", what: "is asked no longer", supplier: index });
  return due;
}

function tellCondition(index: number, { dayOf, random, add }: Telling): Day {
  const due = dayOf(15, 120);
  const on = plusDays(due, random.whole(-6, 25));
  if (random.chance(0.7))
    add({ on, at: "morning", what: "records the condition", supplier: index });
  return due;
}

/** For some days around the one by which it is to answer. */
function tellSnooze(index: number, { first, random, add }: Telling): void {
  const until = plusDays(first, DAYS_TO_ANSWER - 1 + random.whole(-4, 6));
  const on = plusDays(until, -random.whole(4, 9));
  add({ on, at: "morning", what: "is snoozed", supplier: index, until });
}

type Among = { first: Day; last: Day; isWorking: (day: Day) => boolean; random: Random };

/** Mornings on which no letter goes out while somebody does what it asks for: one answer in eight. */
function chooseOutages(deeds: readonly Deed[], { first, last, isWorking, random }: Among): Day[] {
  const answered = deeds.filter(({ what, on }) => what === "answers" && on >= first && on <= last);
  const chosen = answered.map(({ on }) => on).filter((on) => isWorking(on) && random.chance(0.12));
  const [any] = answered.filter(({ on }) => isWorking(on));
  return [...new Set(chosen.length > 0 || !any ? chosen : [any.on])].sort().slice(0, MOST_OUTAGES);
}
