/**
 * The sentence for somebody who tried too often.
 *
 * @param waitSeconds how long until the next try counts; above 0.
 */
export function sayWait(waitSeconds: number): string {
  if (waitSeconds <= 60) return "Too many tries. Try again in 1 minute.";
  return `Too many tries. Try again in ${Math.ceil(waitSeconds / 60)} minutes.`;
}
