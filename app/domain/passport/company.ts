import type { PassportContent } from "./content.ts";

/**
 * Whether a passport is of another company than the one that brings it. Where both have a Unique
 * Entity ID it decides; a name alone may be written in several ways, so it refuses nothing.
 *
 * @param ueis that the company is known by here.
 */
export function isOfAnotherCompany(
  { organization }: Pick<PassportContent, "organization">,
  ueis: readonly string[],
): boolean {
  const { uei } = organization;
  return uei !== null && ueis.length > 0 && !ueis.includes(uei);
}

/** Whether the name in a passport is written as it is here, but for case and punctuation. */
export function isSameCompanyName(a: string, b: string): boolean {
  const plain = (name: string) =>
    name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  return plain(a) === plain(b);
}
