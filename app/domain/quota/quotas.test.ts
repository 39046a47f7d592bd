import { expect, test } from "vitest";
import { DEFAULT_QUOTAS, decideQuota, QUOTA_SENTENCES, readQuotas } from "./quotas.ts";

test.each([
  [
    { most: 3, used: 0, more: 1 },
    { isWithin: true, left: 3 },
  ],
  [
    { most: 3, used: 2, more: 1 },
    { isWithin: true, left: 1 },
  ],
  [
    { most: 3, used: 3, more: 1 },
    { isWithin: false, left: 0 },
  ],
  [
    { most: 3, used: 2, more: 2 },
    { isWithin: false, left: 1 },
  ],
  [
    { most: 3, used: 9, more: 1 },
    { isWithin: false, left: 0 },
  ],
  [
    { most: 0, used: 0, more: 1 },
    { isWithin: false, left: 0 },
  ],
])("%j is %j", (count, verdict) => {
  expect(decideQuota(count)).toEqual(verdict);
});

test.each([
  ["", DEFAULT_QUOTAS],
  ["imports=200", { ...DEFAULT_QUOTAS, imports: 200 }],
  ["imports=0, evidence-bytes=5", { ...DEFAULT_QUOTAS, imports: 0, "evidence-bytes": 5 }],
  ["imports", null],
  ["imports=many", null],
  ["imports=-1", null],
  ["letters=5", null],
  ["constructor=5", null],
])("%j reads as %j", (text, quotas) => {
  expect(readQuotas(text)).toEqual(quotas);
});

test("each quota has a sentence that says what to do", () => {
  for (const sentence of Object.values(QUOTA_SENTENCES)) expect(sentence).toMatch(/Go on tomorrow/);
});
