import { cleanCode } from "#app/domain/kernel/pasted-text.ts";

/**
 * A recovery code as it is compared: 20 hexadecimal digits, however it was copied.
 *
 * @returns null when it cannot be one.
 */
export function readRecoveryCode(typed: string): string | null {
  const digits = cleanCode(typed)
    .toLowerCase()
    .replaceAll("-", "")
    .replaceAll("o", "0")
    .replaceAll("l", "1");
  return /^[0-9a-f]{20}$/.test(digits) ? digits : null;
}
