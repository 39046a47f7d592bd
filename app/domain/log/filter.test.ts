import { expect, test } from "vitest";
import { readLogFilter, writeLogFilter } from "./filter.ts";

const supplier = "6f1b8a52-0d6e-4b7e-9c55-0f6a3b1f2c3d";

test.each([
  `action=fact.accepted&q=Harrow&supplier=${supplier}&from=2026-01-01&to=2026-02-01&before=90`,
  "q=SC-0042",
  "",
])("a filter comes back from its address: %s", (address) => {
  expect(writeLogFilter(readLogFilter(new URLSearchParams(address)))).toBe(address);
});

test("what makes no sense in an address is left out", () => {
  const address = "action=toString&supplier=1&from=2026-02-30&before=-1&q=%20";
  expect(writeLogFilter(readLogFilter(new URLSearchParams(address)))).toBe("");
});
