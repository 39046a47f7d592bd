import { expect, test } from "vitest";
import { chooseNamed } from "./named.ts";

const things = (overdue: number, toCome: number) => [
  ...Array.from({ length: overdue }, (_, index) => ({ id: `late ${index}`, isOverdue: true })),
  ...Array.from({ length: toCome }, (_, index) => ({ id: `soon ${index}`, isOverdue: false })),
];
const count = (overdue: number, toCome: number) => {
  const chosen = chooseNamed(things(overdue, toCome));
  return [
    [chosen.overdue.named.length, chosen.overdue.more],
    [chosen.toCome.named.length, chosen.toCome.more],
  ];
};

test("up to forty things are all named", () => {
  expect(count(0, 1)).toEqual([
    [0, 0],
    [1, 0],
  ]);
  expect(count(33, 7)).toEqual([
    [33, 0],
    [7, 0],
  ]);
});

test("of more than forty, neither what is overdue nor what is to come crowds the other out", () => {
  expect(count(90, 3)).toEqual([
    [37, 53],
    [3, 0],
  ]);
  expect(count(5, 90)).toEqual([
    [5, 0],
    [35, 55],
  ]);
  expect(count(50, 50)).toEqual([
    [20, 30],
    [20, 30],
  ]);
});

test("what became overdue last stands first, and what comes soonest", () => {
  const { overdue, toCome } = chooseNamed(things(60, 60));
  expect(overdue.named[0]?.id).toBe("late 59");
  expect(overdue.named.at(-1)?.id).toBe("late 40");
  expect(toCome.named[0]?.id).toBe("soon 0");
  expect(toCome.named.at(-1)?.id).toBe("soon 19");
});
