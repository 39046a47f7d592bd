import { z } from "zod";
import { zoneWords } from "#app/domain/kernel/instant.ts";

/** Where most primes and their suppliers are, from east to west. */
const UNITED_STATES = [
  "America/New_York",
  "America/Chicago",
  "America/Denver",
  "America/Phoenix",
  "America/Los_Angeles",
  "America/Anchorage",
  "Pacific/Honolulu",
  "Pacific/Guam",
  "America/Puerto_Rico",
];

const KNOWN: ReadonlySet<string> = new Set([...Intl.supportedValuesOf("timeZone"), "UTC"]);

/** Whether a name is one of a time zone, as IANA names them. */
export function isTimeZone(name: string): boolean {
  return KNOWN.has(name);
}

/** The time zone in which an organization's days begin and end. */
export const TimeZoneForm = z.object({
  timeZone: z.string("Choose a time zone.").refine(isTimeZone, "Choose a time zone of the list."),
});

type ZoneOption = { value: string; label: string };

/** Every time zone to choose from: those of the United States first, then by part of the world. */
export function listTimeZones(): { group: string; options: ZoneOption[] }[] {
  const groups = new Map<string, ZoneOption[]>();
  for (const value of KNOWN) {
    const [area = "", ...place] = value.split("/");
    const label = place.join(", ").replaceAll("_", " ");
    if (label && !UNITED_STATES.includes(value))
      groups.set(area, [...(groups.get(area) ?? []), { value, label }]);
  }
  return [
    {
      group: "United States",
      options: UNITED_STATES.map((value) => ({ value, label: zoneWords(value) })),
    },
    ...[...groups].map(([group, options]) => ({ group, options })),
    { group: "None", options: [{ value: "UTC", label: zoneWords("UTC") }] },
  ];
}
