import { type Authority, authorities } from "#catalogs/index.ts";

/**
 * The texts that a citation names, in its order.
 *
 * @param citation as it is printed: `32 CFR 170.16(a)(1); DFARS 252.204-7021(a)`.
 * @returns each text once; none for words that the catalog of authorities does not know.
 * @throws never
 */
export function authoritiesOf(citation: string): Authority[] {
  const found = citation.split(";").map((part) => authorityOf(part.trim()));
  return [...new Set(found.filter((authority) => authority !== null))];
}

/** The longest beginning wins, so that a clause is not taken for another whose number it begins. */
function authorityOf(part: string): Authority | null {
  const found = longestFirst().find(
    ({ prefix }) =>
      part.startsWith(prefix) &&
      (prefix.endsWith(".") || !/[\w-]/.test(part.charAt(prefix.length))),
  );
  return found?.authority ?? null;
}

let known: { prefix: string; authority: Authority }[] | undefined;

function longestFirst() {
  known ??= authorities()
    .flatMap((authority) => authority.cites.map((prefix) => ({ prefix, authority })))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  return known;
}
