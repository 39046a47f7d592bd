/**
 * The sentence for somebody who tried too often.
 *
 * @param waitSeconds how long until the next try counts; above 0.
 */
export function sayWait(waitSeconds: number): string {
  return `Too many tries. ${sayWhenAgain(waitSeconds)}`;
}

/** When the next try counts. @param waitSeconds above 0; rounded up. */
export function sayWhenAgain(waitSeconds: number): string {
  if (waitSeconds <= 60) return "Try again in 1 minute.";
  const minutes = Math.ceil(waitSeconds / 60);
  if (minutes < 120) return `Try again in ${minutes} minutes.`;
  return `Try again in ${Math.ceil(minutes / 60)} hours.`;
}
