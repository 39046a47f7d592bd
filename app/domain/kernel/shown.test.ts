import { expect, test } from "vitest";
import { readShown, shownField, writeShown } from "./shown.ts";

const digest = "0123456789abcdef".repeat(4);

test("what a page showed is read back from its form", () => {
  expect(readShown(writeShown({ digest, logSize: 1207 }))).toEqual({ digest, logSize: 1207 });
});

test.each([
  "",
  digest,
  `${digest}.`,
  `${digest}.-1`,
  `${digest}.1e3`,
  `${digest.toUpperCase()}.1`,
  `${digest}.1 `,
  `${digest}0.1`,
])("nothing is known from %j", (text) => {
  expect(readShown(text)).toBeNull();
});

test("a form without the field is answered on nothing", () => {
  expect(shownField().parse(undefined)).toBe("");
});
