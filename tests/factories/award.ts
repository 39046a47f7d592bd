import { OPEN_POINT_CODES, type OpenPointCode } from "#app/domain/award/open-points.ts";

/** A reason for whatever is open when an award is recorded; those that are not needed are left aside. */
export const ANY_REASONS = Object.fromEntries(
  OPEN_POINT_CODES.map((code) => [code, `The award cannot wait for this: ${code}.`]),
) as Record<OpenPointCode, string>;
