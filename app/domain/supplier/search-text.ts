/** Ids in hexadecimal digits sort as PostgreSQL sorts them. */
function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * What a supplier is found by, in one text, as `keepSearchText` puts it together in the database: legal
 * name, UEI, CAGE codes, tags and the addresses of its contacts.
 *
 * @param contacts made at the same instant.
 * @throws never
 */
export function searchTextOf(
  supplier: {
    legalName: string;
    uei: string | null;
    cages: readonly string[];
    tags: readonly string[];
  },
  contacts: readonly { id: string; email: string }[],
): string {
  const { legalName, uei, cages, tags } = supplier;
  const emails = contacts.toSorted(byId).map(({ email }) => email);
  return [legalName, uei, ...cages, ...tags, ...emails].filter((word) => word !== null).join(" ");
}
