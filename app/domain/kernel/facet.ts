/** How many rows of a list have these values, one for each thing it can be narrowed by. */
export type FacetGroup<Name extends string> = Record<Name, string> & { count: number };

/**
 * How many rows each value of each facet would leave: those that fit whatever else is chosen.
 *
 * @param chosen what the list is narrowed to; an absent facet fits every row.
 * @returns for each facet the counts by value; a value that leaves nothing is not in it.
 * @throws never
 */
export function countFacets<Name extends string>(
  names: readonly Name[],
  groups: readonly FacetGroup<Name>[],
  chosen: Partial<Record<Name, string>>,
): Record<Name, Record<string, number>> {
  const fits = (group: FacetGroup<Name>, name: Name) => {
    const value = chosen[name];
    return !value || group[name] === value;
  };
  const countOf = (facet: Name) => {
    const counts: Record<string, number> = {};
    for (const group of groups) {
      if (!names.every((name) => name === facet || fits(group, name))) continue;
      counts[group[facet]] = (counts[group[facet]] ?? 0) + group.count;
    }
    return counts;
  };
  return Object.fromEntries(names.map((name) => [name, countOf(name)])) as Record<
    Name,
    Record<string, number>
  >;
}
