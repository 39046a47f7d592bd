/**
 * A recovery code as it is compared: 20 hexadecimal digits, however it was copied.
 *
 * @returns null when it cannot be one.
 */
export function readRecoveryCode(typed: string): string | null {
  const digits = typed
    .toLowerCase()
    .replaceAll(/[\s-]/g, "")
    .replaceAll("o", "0")
    .replaceAll("l", "1");
  return /^[0-9a-f]{20}$/.test(digits) ? digits : null;
}
