import { type Lapse, sectionsToRenew } from "#app/domain/renewal/lapse.ts";
import type { SectionStanding } from "./prepare.ts";

/**
 * The sections that earlier answers complete and that nobody has touched here: they can be confirmed
 * at once. What a prime returned must be looked at, and what is done needs nothing; what lapses
 * cannot stay as it was told.
 *
 * @param renews what a renewal asks for; null or absent where the request is none.
 * @throws never
 */
export function listReusable(
  sections: readonly SectionStanding[],
  renews: { lapses: readonly Lapse[] } | null = null,
): SectionStanding[] {
  const lapsing = sectionsToRenew(renews?.lapses ?? []);
  return sections.filter(
    ({ section, prefilled, answer, returned, state }) =>
      prefilled !== null &&
      answer !== null &&
      returned.length === 0 &&
      state !== "done" &&
      !lapsing.includes(section),
  );
}

/**
 * The section to go to after one was answered: the next that is not done, from there on round.
 *
 * @returns null when all are done.
 */
export function nextOpenSection(
  sections: readonly SectionStanding[],
  after: string,
): SectionStanding | null {
  const index = sections.findIndex(({ section }) => section === after);
  const order = [...sections.slice(index + 1), ...sections.slice(0, Math.max(index, 0))];
  return order.find(({ state }) => state !== "done") ?? null;
}
