import { expect, test } from "vitest";
import { letterStateOf } from "./sent.ts";

const at = new Date();
const queued = {
  sentAt: null,
  refusedAt: null,
  droppedAt: null,
  bouncedAt: null,
  openedAt: null,
  attempts: 0,
};

test.each([
  [{}, "waiting"],
  [{ attempts: 2 }, "failing"],
  [{ attempts: 2, sentAt: at }, "delivered"],
  [{ sentAt: at, bouncedAt: at }, "bounced"],
  [{ sentAt: at, openedAt: at }, "opened"],
  [{ sentAt: at, bouncedAt: at, openedAt: at }, "opened"],
  [{ attempts: 1, refusedAt: at }, "refused"],
  [{ attempts: 3, droppedAt: at }, "dropped"],
] as const)("a letter with %j is %s", (change, state) => {
  expect(letterStateOf({ ...queued, ...change })).toBe(state);
});
