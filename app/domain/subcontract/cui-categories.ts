import { cuiCategories } from "#catalogs/index.ts";

/** `Controlled Technical Information (CTI)` for each marking; an unknown one stays as it is. */
export function nameCuiCategories(markings: readonly string[]): string[] {
  const names = new Map(cuiCategories().map(({ marking, name }) => [marking, name]));
  return markings.map((marking) => {
    const name = names.get(marking);
    return name ? `${name} (${marking})` : marking;
  });
}

/** The categories under the group of the registry that holds them, in the catalog's order. */
export function groupCuiCategories(): {
  group: string;
  categories: { marking: string; name: string }[];
}[] {
  const groups = new Map<string, { marking: string; name: string }[]>();
  for (const { group, marking, name } of cuiCategories()) {
    const members = groups.get(group) ?? [];
    groups.set(group, [...members, { marking, name }]);
  }
  return [...groups].map(([group, categories]) => ({ group, categories }));
}
