import type { ShownMoment } from "./moment-bar.tsx";

/** The dates of a page as fields of an address; none for now. */
export function momentQuery({ isNow, moment }: ShownMoment): Record<string, string> {
  return isNow ? {} : { asOf: moment.asOf, knownOn: moment.knownOn };
}
