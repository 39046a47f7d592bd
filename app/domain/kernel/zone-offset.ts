/** Zones change their clocks at full quarters of an hour, so within one the distance is the same. */
const QUARTER_MS = 15 * 60_000;
const MOST_KEPT = 20_000;

type Zone = { format: Intl.DateTimeFormat; offsets: Map<number, string> };

// Making a format costs far more than using it, and using it far more than looking up what it said.
const zones = new Map<string, Zone>();

/**
 * How far the clocks of a zone are from UTC at an instant.
 *
 * @param timeZone an IANA name
 * @returns `-05:00`; with seconds only for instants before zones were kept to full minutes.
 * @throws RangeError for a name that no zone has.
 */
export function offsetAt(instant: Date, timeZone: string): string {
  const zone = zoneOf(timeZone);
  const quarter = Math.floor(instant.getTime() / QUARTER_MS);
  const kept = zone.offsets.get(quarter);
  if (kept) return kept;
  const parts = zone.format.formatToParts(instant);
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  const offset = name.replace("GMT", "") || "+00:00";
  if (zone.offsets.size >= MOST_KEPT) zone.offsets.clear();
  zone.offsets.set(quarter, offset);
  return offset;
}

/** The same instant on the clock of the zone, as if that clock told UTC: for its own fields alone. */
export function shiftedTo(instant: Date, timeZone: string): Date {
  const offset = offsetAt(instant, timeZone);
  const [hours = 0, minutes = 0, seconds = 0] = offset.slice(1).split(":").map(Number);
  const distance = (hours * 3600 + minutes * 60 + seconds) * 1000;
  return new Date(instant.getTime() + (offset.startsWith("-") ? -distance : distance));
}

function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  const made = { format, offsets: new Map<number, string>() };
  zones.set(timeZone, made);
  return made;
}
