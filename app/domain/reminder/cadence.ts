import { EXPIRATION_KINDS, type ExpirationKind } from "#app/domain/expiration/kinds.ts";
import { cadences } from "#catalogs/index.ts";

/** When reminders of one kind of expiration go out, and to whom. */
export type Cadence = {
  isOn: boolean;
  /** how many days before the day, the earliest first; 0 is the day itself */
  daysBefore: readonly number[];
  /** whether it goes on every week after the day, until it is done */
  weeklyWhenOver: boolean;
  /** from how many days before on the supplier's official is written to as well; null: never */
  officialFrom: number | null;
  /** the same for whoever owns the supplier at the prime */
  ownerFrom: number | null;
  /** whether the first reminder asks for the renewal by itself */
  asksRenewal: boolean;
};

/** Who has to do something about an expiration of a kind. */
export function reminds(kind: ExpirationKind): "supplier" | "prime" {
  return recordOf(kind).to;
}

/** The cadence of a kind unless a prime says otherwise. */
export function defaultCadence(kind: ExpirationKind): Cadence {
  const { daysBefore, weeklyWhenOver, officialFrom, ownerFrom, asksRenewal } = recordOf(kind);
  return { isOn: true, daysBefore, weeklyWhenOver, officialFrom, ownerFrom, asksRenewal };
}

/** Why the default of a kind is as it is. */
export function whyCadence(kind: ExpirationKind): string {
  return recordOf(kind).why;
}

function recordOf(kind: ExpirationKind) {
  const found = cadences.find((one) => one.kind === kind);
  if (!found) throw new RangeError(`no cadence for ${kind}`);
  return found;
}

/** Every kind that somebody is reminded of: first what suppliers are, then what the prime is. */
export const REMINDED_KINDS: readonly ExpirationKind[] = [
  ...EXPIRATION_KINDS.filter((kind) => reminds(kind) === "supplier"),
  ...EXPIRATION_KINDS.filter((kind) => reminds(kind) === "prime"),
];

/** Whom one reminder goes to: the supplier's people, its official, and the prime's owner. */
export type Audience = { people: boolean; official: boolean; owner: boolean };

/**
 * How far up a reminder goes, the nearer the day the further.
 *
 * @param daysBefore of the occasion; negative after the day.
 */
export function audienceOf(kind: ExpirationKind, cadence: Cadence, daysBefore: number): Audience {
  if (reminds(kind) === "prime") return { people: false, official: false, owner: true };
  const reaches = (from: number | null) => from !== null && daysBefore <= from;
  return {
    people: true,
    official: reaches(cadence.officialFrom),
    owner: reaches(cadence.ownerFrom),
  };
}
