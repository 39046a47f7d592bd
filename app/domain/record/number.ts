/** How records of one year begin: `OR-2026-`. */
export function recordNumberPrefix(year: number): string {
  return `OR-${year}-`;
}

/**
 * The number after the latest one of the year: `OR-2026-000124` after `OR-2026-000123`.
 *
 * @param latest null when the year has none yet.
 */
export function nextRecordNumber(year: number, latest: string | null): string {
  const prefix = recordNumberPrefix(year);
  const counted = latest === null ? 0 : Number(latest.slice(prefix.length));
  return prefix + String(counted + 1).padStart(6, "0");
}
