import { rankOf } from "#app/domain/cmmc/rank.ts";
import type { AssessmentType, RequiredStatus, StatusKind } from "#app/domain/cmmc/vocabulary.ts";
import { addDays, type CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Random } from "../random.ts";

/** Where a supplier that answered stands. */
export type Situation = {
  type: AssessmentType;
  status: StatusKind | null;
  statusDate: CalendarDate;
  score: number | null;
  openRequirements: { id: string }[];
  /** every affirmation made, oldest first; none for a DoD Assessment */
  affirmedOn: CalendarDate[];
  isElsewhere: boolean;
};

/** How often each situation comes up among suppliers that answered; adds up to 1. */
const SHARES = {
  current: 0.62,
  lapsing: 0.09,
  conditional: 0.06,
  "conditional-expired": 0.03,
  lapsed: 0.04,
  "affirmation-overdue": 0.05,
  "level-too-low": 0.05,
  elsewhere: 0.02,
  "dod-only": 0.04,
} as const;
type SituationName = keyof typeof SHARES;

const YEAR = 365;

/** Draw a situation for a supplier whose subcontracts require `required` at the most. */
export function drawSituation(
  random: Random,
  required: RequiredStatus | null,
  on: CalendarDate,
): Situation {
  const name = drawName(random);
  const type = typeFor(name, required);
  const isConditional = name.startsWith("conditional") && type.startsWith("Level 2");
  const statusDate = addDays(on, -ageFor(random, name, type));
  const isDod = type.startsWith("NIST");
  return {
    type,
    status: isDod ? null : isConditional ? "Conditional" : "Final",
    statusDate,
    score: scoreFor(random, type, isConditional),
    openRequirements: isConditional ? [{ id: "3.1.3" }, { id: "3.4.9" }] : [],
    affirmedOn: isDod ? [] : affirmations(name, statusDate, on),
    isElsewhere: name === "elsewhere",
  };
}

function drawName(random: Random): SituationName {
  let rest = random.next();
  for (const [name, share] of Object.entries(SHARES)) {
    rest -= share;
    if (rest < 0) return name as SituationName;
  }
  return "current";
}

function typeFor(name: SituationName, required: RequiredStatus | null): AssessmentType {
  if (name === "dod-only" || required === null) return "NIST SP 800-171 Basic";
  if (name !== "level-too-low" || rankOf(required) <= rankOf("Level 1 (Self)")) return required;
  return required === "Level 2 (Self)" ? "Level 1 (Self)" : "Level 2 (Self)";
}

/** Days since the status date. */
function ageFor(random: Random, name: SituationName, type: AssessmentType): number {
  if (name === "lapsing") return random.whole(YEAR - 58, YEAR - 4);
  if (name === "conditional") return random.whole(20, 175);
  if (name === "conditional-expired") return random.whole(185, 300);
  if (name === "affirmation-overdue" && type !== "Level 1 (Self)")
    return random.whole(YEAR + 5, YEAR + 200);
  if (name === "lapsed" || name === "affirmation-overdue")
    return random.whole(YEAR * 3 + 5, YEAR * 3 + 90);
  return random.whole(5, 290);
}

/** One at the status and one each year after it, but the last one is missing where that is the point. */
function affirmations(
  name: SituationName,
  statusDate: CalendarDate,
  on: CalendarDate,
): CalendarDate[] {
  const made: CalendarDate[] = [];
  for (let day = statusDate; day <= on; day = addDays(day, YEAR)) made.push(day);
  return name === "affirmation-overdue" && made.length > 1 ? made.slice(0, -1) : made;
}

function scoreFor(random: Random, type: AssessmentType, isConditional: boolean): number | null {
  if (type === "Level 1 (Self)") return null;
  if (type.startsWith("NIST")) return random.whole(-60, 110);
  return isConditional ? 108 : 110;
}
