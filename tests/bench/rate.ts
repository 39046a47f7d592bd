/** What was measured beside what it is measured against. */
export type Compared = {
  name: string;
  perSecond: number;
  against: { name: string; perSecond: number };
};

/** Does something once and says how many it did. */
export type Work = () => Promise<number>;

const TURNS = 12;
const TURN_MILLISECONDS = 400;

/**
 * How often a second each can be done. They take turns, so that whatever else the machine does at
 * the time weighs on both alike.
 */
export async function compareRates(
  name: string,
  work: Work,
  against: { name: string; work: Work },
): Promise<Compared> {
  await work();
  await against.work();
  const [ours, theirs] = [
    { count: 0, seconds: 0 },
    { count: 0, seconds: 0 },
  ];
  for (let turn = 0; turn < TURNS; turn += 1) {
    await takeTurn(work, ours);
    await takeTurn(against.work, theirs);
  }
  return {
    name,
    perSecond: ours.count / ours.seconds,
    against: { name: against.name, perSecond: theirs.count / theirs.seconds },
  };
}

/** How often a second something can be done. */
export async function ratePerSecond(work: Work): Promise<number> {
  await work();
  const done = { count: 0, seconds: 0 };
  for (let turn = 0; turn < TURNS; turn += 1) await takeTurn(work, done);
  return done.count / done.seconds;
}

async function takeTurn(work: Work, done: { count: number; seconds: number }): Promise<void> {
  const start = performance.now();
  const end = start + TURN_MILLISECONDS;
  do done.count += await work();
  while (performance.now() < end);
  done.seconds += (performance.now() - start) / 1_000;
}
