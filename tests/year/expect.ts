import cadences from "#catalogs/reminders/cadences.json" with { type: "json" };
import {
  type Day,
  daysFrom,
  earlierDay,
  isWeekend,
  laterDay,
  plusDays,
  plusYears,
} from "./days.ts";
import { DAYS_TO_ANSWER, type Deed, type Reader, type Story, type SupplierStory } from "./story.ts";

/*
 * Which letters a year has to bring, told from its story and the words of the catalog of cadences: a
 * day after the other, with nothing of the code that sends them.
 */

/** One thing in a letter: `answer-due Works 003 2027-02-01 14`. */
export type Item = { kind: string; about: string; on: Day; daysBefore: number };

/** A letter that is written on a day, and what of it still concerns its reader when it goes out. */
export type Letter = {
  on: Day;
  to: string;
  /** whose letter it is; null for one of the prime's own people */
  supplier: string | null;
  items: Item[];
  /** empty: it is not to go out at all */
  goesOutWith: Item[];
};

export const nameOfItem = ({ kind, about, on, daysBefore }: Item) =>
  `${kind} ${about} ${on} ${daysBefore}`;

type Kind = (typeof cadences)[number];
const kinds = new Map(cadences.map((one) => [one.kind, one]));
const WEEK = 7;

/** Something that ends, as long as it concerns anybody. */
type Ending = {
  kind: string;
  about: string;
  on: Day;
  supplier: Supplier | null;
  /** the day of asking; null where nobody asked */
  since: Day | null;
};

type Supplier = {
  story: SupplierStory;
  gone: Set<string>;
  isClosed: boolean;
  status: { kind: "Final" | "Conditional"; statusDate: Day; affirmedOn: Day } | null;
  open: { askedOn: Day; dueOn: Day } | null;
  itemsDone: Set<number>;
  isConditionOpen: boolean;
  isQuestionnaireOpen: boolean;
  snooze: { key: string; until: Day } | null;
};

const keyOf = ({ kind, about, on }: Ending) => `${kind} ${about} ${on}`;

/** Every letter of a year, day by day. */
export function expectLetters(story: Story): Map<Day, Letter[]> {
  const suppliers = story.suppliers.map(begin(story));
  const exercised = new Set<number>();
  const told = new Map<string, number>();
  const letters = new Map<Day, Letter[]>();
  for (let count = 0; count < story.days; count += 1) {
    const today = plusDays(story.first, count);
    const deeds = story.deeds.filter(({ on }) => on === today);
    const happen = (at: Deed["at"]) => {
      for (const deed of deeds) if (deed.at === at) happens(deed, { suppliers, exercised, today });
    };
    happen("morning");
    if (!isWeekend(today) && !story.holidays.includes(today))
      letters.set(today, writeLetters({ story, suppliers, exercised, told, today }));
    happen("midday");
    const still = new Set(listEndings({ story, suppliers, exercised, today }).map(keyOf));
    for (const letter of letters.get(today) ?? []) {
      const isThere = !suppliers.some(({ gone }) => gone.has(letter.to));
      letter.goesOutWith = isThere
        ? letter.items.filter(({ kind, about, on }) => still.has(`${kind} ${about} ${on}`))
        : [];
    }
  }
  return letters;
}

function begin({ first }: Story) {
  return (story: SupplierStory): Supplier => ({
    story,
    gone: new Set(),
    isClosed: false,
    status: story.accepted,
    open: story.accepted
      ? null
      : { askedOn: plusDays(first, -1), dueOn: plusDays(first, DAYS_TO_ANSWER - 1) },
    itemsDone: new Set(),
    isConditionOpen: story.conditionDue !== null,
    isQuestionnaireOpen: story.questionnaireDue !== null,
    snooze: null,
  });
}

type World = { suppliers: Supplier[]; exercised: Set<number>; today: Day };

function happens(deed: Deed, { suppliers, exercised, today }: World): void {
  if (deed.what === "exercises the option") {
    exercised.add(deed.contract);
    return;
  }
  const supplier = suppliers[deed.supplier];
  if (!supplier) throw new RangeError("no such supplier");
  switch (deed.what) {
    case "answers":
      if (!supplier.open || supplier.isClosed) return;
      supplier.open = null;
      supplier.status = { kind: "Final", statusDate: today, affirmedOn: today };
      return;
    case "is closed":
      supplier.isClosed = true;
      return;
    case "leaves":
      supplier.gone.add(deed.email);
      return;
    case "finishes an item":
      supplier.itemsDone.add(deed.item);
      return;
    case "records the condition":
      supplier.isConditionOpen = false;
      return;
    case "is asked no longer":
      supplier.isQuestionnaireOpen = false;
      return;
    case "is snoozed":
      if (supplier.open)
        supplier.snooze = {
          key: `answer-due ${supplier.story.name} ${supplier.open.dueOn}`,
          until: deed.until,
        };
  }
}

function listEndings(world: World & { story: Story }): Ending[] {
  const { story, suppliers, exercised, today } = world;
  const followed = suppliers.filter(({ isClosed }) => !isClosed);
  const ofContracts = story.contracts.flatMap(({ index, endsOn, optionOn }): Ending[] => {
    if (!followed.some((one) => one.story.contract === index)) return [];
    const about = `contract ${index + 1}`;
    const none = { supplier: null, since: null };
    const end = { kind: "contract-ends", about, on: endsOn, ...none };
    const option = { kind: "option-to-exercise", about, on: optionOn, ...none };
    return exercised.has(index) ? [end] : [end, option];
  });
  const ofSuppliers = suppliers.flatMap((supplier) =>
    supplier.isClosed ? ofQuestionnaire(supplier) : ofSupplier(supplier, today),
  );
  return [...ofContracts, ...ofSuppliers];
}

/** A questionnaire is asked of the company: it waits also where no subcontract is open any more. */
function ofQuestionnaire(supplier: Supplier): Ending[] {
  const { questionnaireDue: on, name: about } = supplier.story;
  if (!supplier.isQuestionnaireOpen || !on) return [];
  return [{ kind: "questionnaire-due", about, on, supplier, since: null }];
}

function ofSupplier(supplier: Supplier, today: Day): Ending[] {
  const { story, status, open } = supplier;
  const endings: Ending[] = [];
  const add = (kind: string, on: Day | null | undefined, since: Day | null = null) => {
    if (on) endings.push({ kind, about: story.name, on, supplier, since });
  };
  if (open) add("answer-due", open.dueOn, open.askedOn);
  if (status) {
    const { kind, statusDate, affirmedOn } = status;
    const ends = kind === "Final" ? plusYears(statusDate, 3) : plusDays(statusDate, 180);
    add("status-expires", ends);
    if (kind === "Conditional") add("close-out-due", ends);
    const affirmBy = plusYears(affirmedOn, 1);
    if (affirmBy <= ends) add("affirmation-due", affirmBy);
    const holdsUntil = earlierDay(ends, affirmBy);
    // The day after it is a verdict no more.
    if (today <= holdsUntil) add("verdict-ends", holdsUntil);
  }
  add("certificate-expires", story.certificateUntil);
  // The file stands beside the certificate: of the same day it says nothing more.
  if (story.fileUntil !== story.certificateUntil) add("evidence-expires", story.fileUntil);
  add("plan-due", story.planDue.filter((_, item) => !supplier.itemsDone.has(item))[0]);
  endings.push(...ofQuestionnaire(supplier));
  if (supplier.isConditionOpen) add("condition-due", story.conditionDue);
  if (story.ownTermUntil)
    endings.push({
      kind: "own-term-ends",
      about: story.name,
      on: story.ownTermUntil,
      supplier: null,
      since: null,
    });
  return endings;
}

type Round = World & { story: Story; told: Map<string, number> };

function writeLetters(round: Round): Letter[] {
  const { story, told, today } = round;
  const due = listEndings(round).flatMap((ending) => {
    const daysBefore = findDue(ending, round);
    return daysBefore === null ? [] : [{ ending, daysBefore }];
  });
  askForRenewals(due, today);
  const letters = new Map<string, Letter>();
  for (const { ending, daysBefore } of due) {
    const { kind, about, on } = ending;
    for (const reader of readersOf(ending, daysBefore, story)) {
      told.set(keyOf(ending), daysBefore);
      const key = `${reader.to} ${reader.supplier}`;
      const letter = letters.get(key) ?? { ...reader, on: today, items: [], goesOutWith: [] };
      letter.items.push({ kind, about, on, daysBefore });
      letters.set(key, letter);
    }
  }
  return [...letters.values()];
}

function kindOf(name: string): Kind {
  const kind = kinds.get(name);
  if (!kind) throw new RangeError(`no cadence for ${name}`);
  return kind;
}

/** The newest day of the cadence that has come, unless it or a later one was told. */
function findDue(ending: Ending, { story, told, today }: Round): number | null {
  const { kind, on, since, supplier } = ending;
  const { daysBefore, weeklyWhenOver } = kindOf(kind);
  const left = daysFrom(today, on);
  const over = Math.floor(-left / WEEK) * WEEK;
  const comesOn = (days: number) => inTime(plusDays(on, -days), on, story);
  const newest =
    weeklyWhenOver && over > 0
      ? -over
      : Math.min(...daysBefore.filter((days) => comesOn(days) <= today));
  if (!Number.isFinite(newest)) return null;
  const cameOn = newest < 0 ? plusDays(on, -newest) : comesOn(newest);
  const isOld = cameOn < story.first || (since !== null && cameOn <= since);
  const isSnoozed = supplier?.snooze?.key === keyOf(ending) && today < supplier.snooze.until;
  if (isOld || isSnoozed || (told.get(keyOf(ending)) ?? Number.POSITIVE_INFINITY) <= newest)
    return null;
  return newest;
}

/** A day, or the last one before on which somebody is written to, where the next such day is too late. */
function inTime(day: Day, last: Day, story: Story): Day {
  const isQuiet = (one: Day) => isWeekend(one) || story.holidays.includes(one);
  let next = day;
  while (isQuiet(next)) next = plusDays(next, 1);
  if (next <= last) return day;
  let former = day;
  while (isQuiet(former)) former = plusDays(former, -1);
  return former;
}

function readersOf(
  { kind, supplier }: Ending,
  daysBefore: number,
  story: Story,
): { to: string; supplier: string | null }[] {
  const { to, officialFrom, ownerFrom } = kindOf(kind);
  const here = () => {
    const owner = supplier?.story.owner ?? null;
    const people = owner === null ? story.managers : [story.owners[owner] ?? ""];
    return people.map((email) => ({ to: email, supplier: null }));
  };
  if (to === "prime") return here();
  const isHigh = officialFrom !== null && daysBefore <= officialFrom;
  const officials = supplier && isHigh ? thereIn(supplier, "official") : [];
  const people = new Set([...(supplier ? usualReaders(supplier) : []), ...officials]);
  return [
    ...[...people].map((email) => ({ to: email, supplier: supplier?.story.name ?? null })),
    ...(ownerFrom !== null && daysBefore <= ownerFrom ? here() : []),
  ];
}

function thereIn({ story, gone }: Supplier, ...roles: Reader["role"][]): string[] {
  return story.readers
    .filter(({ email, role }) => roles.includes(role) && !gone.has(email))
    .map(({ email }) => email);
}

/** The contacts, else those who sign and those who run the company. */
function usualReaders(supplier: Supplier): string[] {
  const contacts = thereIn(supplier, "contact");
  return contacts.length > 0 ? contacts : thereIn(supplier, "official", "admin");
}

/** The least and the usual time to answer, and how long before something ends an answer is wanted. */
const [LEAST, USUAL, BEFORE] = [7, 21, 14];

/** Who is told that something lapses is asked for its renewal in the same breath. */
function askForRenewals(due: readonly { ending: Ending }[], today: Day): void {
  const lapsing = new Map<Supplier, Day[]>();
  for (const { ending } of due)
    if (ending.supplier && kindOf(ending.kind).asksRenewal)
      lapsing.set(ending.supplier, [...(lapsing.get(ending.supplier) ?? []), ending.on]);
  for (const [supplier, days] of lapsing) {
    if (supplier.open || supplier.isClosed || usualReaders(supplier).length === 0) continue;
    const soonest = days.filter((day) => day > today).sort()[0];
    const usual = plusDays(today, USUAL);
    const dueOn = laterDay(soonest ? earlierDay(soonest, usual) : usual, plusDays(today, LEAST));
    const [first = today] = days.sort();
    supplier.open = { askedOn: today, dueOn: laterDay(dueOn, plusDays(first, -BEFORE)) };
  }
}
