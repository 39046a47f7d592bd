import { cleanNumber } from "#app/domain/kernel/pasted-text.ts";

/** The highest value of one subcontract, in whole US dollars. */
export const MOST_VALUE = 999_999_999_999;

export type ValueReading = { ok: true; value: number } | { ok: false; problem: string };

const GROUPED = /^(\d{1,3}(,\d{3})+|\d+)(\.\d{1,2})?$/;

/**
 * Read the value of a subcontract as people and spreadsheets write it: `1250000`, `1,250,000.00`,
 * `$1,250,000`, `USD 1250000`.
 *
 * @returns whole US dollars, cents rounded to the nearest; else what is wrong with it. Commas that
 *   do not group thousands are refused, not guessed: `1,25` may be one and a quarter, or a slip.
 * @throws never
 */
export function readValue(typed: string): ValueReading {
  const plain = cleanNumber(typed)
    .replace(/^(USD|US\$|\$)/i, "")
    .replace(/USD$/i, "");
  if (!GROUPED.test(plain))
    return {
      ok: false,
      problem: `“${typed.trim()}” is no amount in US dollars. Write it like 1250000 or 1,250,000.00.`,
    };
  const value = Math.round(Number(plain.replaceAll(",", "")));
  if (value > MOST_VALUE)
    return { ok: false, problem: "Write at most 999,999,999,999: whole US dollars." };
  return { ok: true, value };
}

/** A value as it is read: `$1,250,000`. */
export function formatValue(value: number): string {
  return `$${value.toLocaleString("en-US")}`;
}
