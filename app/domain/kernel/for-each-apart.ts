/**
 * Do something for each of several, one after the other: the trouble of one does not stop the others.
 *
 * @throws AggregateError once each had its turn, where any failed: whoever called tries again later.
 */
export async function forEachApart<T>(
  many: Iterable<T>,
  work: (one: T) => Promise<unknown>,
): Promise<void> {
  const errors: unknown[] = [];
  let count = 0;
  for (const one of many) {
    count += 1;
    try {
      await work(one);
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length === 0) return;
  const words = errors.map((error) => (error instanceof Error ? error.message : String(error)));
  throw new AggregateError(
    errors,
    `${errors.length} of ${count} failed: ${[...new Set(words)].join("; ").slice(0, LONGEST)}`,
  );
}

const LONGEST = 2_000;
