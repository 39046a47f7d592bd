/** Years that dates of contracts, certificates and assessments lie in. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2099;

/**
 * The year that was probably meant by one that cannot be: the one fewest slips of a finger away
 * (a digit left out, put in, changed, or two turned round), and of those the nearest to `around`.
 *
 * @param year as typed, without a sign.
 * @returns null when the year can be meant as it stands.
 * @throws never
 */
export function likelyYear(year: string, around: number): number | null {
  const given = Number(year);
  if (year.length === 4 && given >= FIRST_YEAR && given <= LAST_YEAR) return null;
  // A date field shows the digits that are still missing as zeros in front.
  const typed = String(given);
  let best = around;
  let least = Number.POSITIVE_INFINITY;
  for (let candidate = FIRST_YEAR; candidate <= LAST_YEAR; candidate += 1) {
    const slips = slipsBetween(typed, String(candidate));
    const isNearer = Math.abs(candidate - around) < Math.abs(best - around);
    if (slips < least || (slips === least && isNearer)) {
      least = slips;
      best = candidate;
    }
  }
  return best;
}

/** How many slips lead from one text to another (optimal string alignment). */
function slipsBetween(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const isSame = from[i - 1] === to[j - 1];
      const steps = [
        (rows[i - 1]?.[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (rows[i - 1]?.[j - 1] ?? 0) + (isSame ? 0 : 1),
      ];
      const isTurned = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (isTurned) steps.push((rows[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(Math.min(...steps));
    }
    rows.push(row);
  }
  return rows[from.length]?.[to.length] ?? 0;
}
