import { z } from "zod";
import { choices } from "#app/domain/kernel/form-fields.ts";

/**
 * Which of the planned items are taken, by where they stand in the file, and which version of each was
 * shown: `Row 5 2`, with 0 for a new one.
 */
export const TakeItemsForm = z.object({ take: choices(), shown: choices() });

/** How a form says which version of an item it showed. */
export function writeShownItem(place: string, version: number): string {
  return `${place} ${version}`;
}

/** What is taken, each with the version that was shown; what was not shown is not taken. */
export function readTakenItems(
  take: readonly string[],
  shown: readonly string[],
): ReadonlyMap<string, number> {
  const versions = new Map(
    shown.map((one) => {
      const space = one.lastIndexOf(" ");
      return [one.slice(0, space), Number(one.slice(space + 1))] as const;
    }),
  );
  return new Map(
    take.flatMap((place) => {
      const version = versions.get(place);
      return version === undefined || !Number.isInteger(version) ? [] : [[place, version] as const];
    }),
  );
}
