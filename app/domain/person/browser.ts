/** A browser in which people gave both factors before. It says so itself, in a sealed cookie. */
export type KnownDevice = {
  /** a UUID made when it was first remembered */
  id: string;
  /** who gave both factors, the last one first; `since` in milliseconds of the epoch */
  persons: readonly { personId: string; since: number }[];
};

/** What is known of the browser behind a request. */
export type Browser = {
  /** as a session is listed: `Firefox on Windows` */
  device: string;
  /** what tries are counted by; empty when it is not known. @see networkOf */
  network: string;
  /** the id in its session cookie, whether or not that opens anything; null without one */
  sessionId: string | null;
  knownDevice: KnownDevice | null;
};

/**
 * The id of the device when this person gave both factors in it, else null.
 *
 * @param since what was remembered before does not count: the second factor was another one then.
 */
export function deviceKnownTo(
  { knownDevice }: Browser,
  personId: string,
  since: Date | null,
): string | null {
  const known = knownDevice?.persons.find((person) => person.personId === personId);
  if (!knownDevice || !known) return null;
  return known.since >= (since?.getTime() ?? 0) ? knownDevice.id : null;
}

/** So many people share a browser at most; who was there longest ago is forgotten. */
const MOST_PERSONS = 5;

/**
 * The device once a person has given both factors in it.
 *
 * @param newId its id when it is not known yet.
 */
export function rememberPerson(
  device: KnownDevice | null,
  personId: string,
  at: Date,
  newId: string,
): KnownDevice {
  const others = (device?.persons ?? []).filter((person) => person.personId !== personId);
  const persons = [{ personId, since: at.getTime() }, ...others].slice(0, MOST_PERSONS);
  return { id: device?.id ?? newId, persons };
}
