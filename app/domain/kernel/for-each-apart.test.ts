import { expect, test } from "vitest";
import { forEachApart } from "./for-each-apart.ts";

test("each has its turn, in order, and what failed is told at the end", async () => {
  const begun: number[] = [];
  const work = async (one: number) => {
    begun.push(one);
    if (one % 2 === 0) throw new Error(`no ${one}`);
  };
  const failing = forEachApart([1, 2, 3, 4, 5], work);
  await expect(failing).rejects.toThrow("2 of 5 failed: no 2; no 4");
  await expect(failing).rejects.toBeInstanceOf(AggregateError);
  expect(begun).toEqual([1, 2, 3, 4, 5]);
  await expect(forEachApart([1, 3], work)).resolves.toBeUndefined();
});
