import { expect, test } from "vitest";
import { isReused, seenStateOf } from "./reuse.ts";

test("what a prime holds stays with it, whatever is chosen", () => {
  expect(seenStateOf(true, false)).toBe("held");
  expect(seenStateOf(true, null)).toBe("held");
});

test("what it does not hold is offered until somebody chooses otherwise", () => {
  expect(seenStateOf(false, null)).toBe("offered");
  expect(seenStateOf(false, true)).toBe("offered");
  expect(seenStateOf(false, false)).toBe("withheld");
});

test("what is signed for one request alone is offered nowhere", () => {
  expect(isReused("acknowledgement")).toBe(false);
  expect(isReused("attestation")).toBe(false);
  expect(isReused("assessment")).toBe(true);
});
