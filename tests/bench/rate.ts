/** What was measured beside what it is measured against. */
export type Compared = {
  name: string;
  perSecond: number;
  unit: string;
  /** absent where nothing is to be compared with */
  against?: { name: string; perSecond: number };
};

/** How often a second something can be done, after a while of getting warm. */
export async function ratePerSecond(
  work: () => Promise<number>,
  { milliseconds = 3_000, warmUp = 500 } = {},
): Promise<number> {
  await repeat(work, warmUp);
  const start = performance.now();
  const count = await repeat(work, milliseconds);
  return (count / (performance.now() - start)) * 1_000;
}

async function repeat(work: () => Promise<number>, milliseconds: number): Promise<number> {
  const end = performance.now() + milliseconds;
  let count = 0;
  do count += await work();
  while (performance.now() < end);
  return count;
}
