/** Numbers that look like chance and are the same in every run: what a seed is made from. */
export type Random = {
  /** from 0 up to 1 */
  next(): number;
  /** a whole number from `least` to `most` */
  whole(least: number, most: number): number;
  /** true in `share` of all cases, 0 to 1 */
  chance(share: number): boolean;
  pick<T>(from: readonly [T, ...T[]]): T;
  /** an id in the form of a random UUID */
  uuid(): string;
};

/** What the generator's state grows by with each number drawn. */
const STEP = 0x6d2b79f5;

/**
 * Chance that starts at `seed`: the same seed gives the same numbers (the mulberry32 generator).
 *
 * @param skipped how many numbers of them are passed over, so that what is drawn in pieces never repeats.
 */
export function randomFrom(seed: number, skipped = 0): Random {
  let state = (seed + Math.imul(skipped, STEP)) >>> 0;
  const next = () => {
    state = (state + STEP) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const word = () =>
    Math.floor(next() * 2 ** 32)
      .toString(16)
      .padStart(8, "0");
  return {
    next,
    whole,
    chance: (share) => next() < share,
    pick: <T>(from: readonly [T, ...T[]]): T => from[whole(0, from.length - 1)] ?? from[0],
    uuid: () => {
      const [a, b, c, d] = [word(), word(), word(), word()];
      return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-a${c.slice(1, 4)}-${c.slice(4)}${d}`;
    },
  };
}
