import { expect, test } from "vitest";
import { fullStop } from "./full-stop.ts";

test.each([
  ["Acme LLC", "Acme LLC."],
  ["Acme, Inc.", "Acme, Inc."],
  ["Yahoo!", "Yahoo!"],
  ["株式会社。", "株式会社。"],
])("a sentence that ends with %s ends once", (name, ended) => {
  expect(fullStop(name)).toBe(ended);
});
