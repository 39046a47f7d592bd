import type { DoorsResult } from "./doors.ts";

/** What others wait for while hostile posts come, in words. */
export function doorsLines(result: DoorsResult): string {
  const { posts, atOnce, seconds, alone, meanwhile, memoryMiB } = result;
  const waits = ({ median, worstOfHundred, worst }: DoorsResult["alone"]) =>
    `median ${ms(median)}, 99 of 100 within ${ms(worstOfHundred)}, worst ${ms(worst)}`;
  return [
    `${posts} hostile posts, ${atOnce} at once, refused in ${seconds.toFixed(1)} s`,
    `the page of sign-in alone: ${waits(alone)}`,
    `the same meanwhile (${meanwhile.answered} times): ${waits(meanwhile)}`,
    `memory: ${memoryMiB.before} MiB before, ${memoryMiB.after} MiB after`,
  ].join("\n");
}

function ms(milliseconds: number): string {
  return `${Math.round(milliseconds)} ms`;
}
