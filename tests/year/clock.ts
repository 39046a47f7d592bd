import { readFileSync, renameSync, writeFileSync } from "node:fs";

/*
 * The time of the year: an instant that was set, and it goes on from there as fast as the machine's own.
 * It stands in a file, so that every process reads the same.
 */
const RealDate = Date;

/** Set the clock that stands in a file; seen at once by every process that reads it. */
export function setClock(file: string, at: Date): void {
  writeFileSync(`${file}.next`, `${at.getTime()} ${RealDate.now()}`);
  renameSync(`${file}.next`, file);
}

/** What a clock shows, in milliseconds of the epoch. */
export function readClock(file: string): number {
  const [set = 0, written = 0] = readFileSync(file, "utf8").split(" ").map(Number);
  return set + RealDate.now() - written;
}

/** From now on this process takes the time of its `Date` from a clock, whatever code asks for it. */
export function liveBy(file: string): void {
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given, asked) =>
      Reflect.construct(target, given.length > 0 ? given : [readClock(file)], asked),
    apply: () => new RealDate(readClock(file)).toString(),
    get: (target, name, asked) =>
      name === "now" ? () => readClock(file) : Reflect.get(target, name, asked),
  });
}
