import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { standingScoreOf, type ToldScore } from "./standing-score.ts";

function told(change: Partial<Omit<ToldScore, "statusDate">> & { on?: string } = {}): ToldScore {
  const { on = "2026-03-01", ...others } = change;
  return {
    systemLineageId: "network",
    type: "NIST SP 800-171 Basic",
    statusDate: calendarDate(on),
    score: 96,
    revokedOn: null,
    ...others,
  };
}

test("of one system the latest score stands, higher or lower", () => {
  const former = told({ score: 110 });
  const later = told({ score: 42, on: "2026-09-01" });
  expect(standingScoreOf([former, later])).toEqual({ score: 42, scoredOn: "2026-09-01" });
  expect(standingScoreOf([later, former])?.score).toBe(42);
});

test("of several systems the lowest stands, whenever it was told", () => {
  const plant = told({ systemLineageId: "plant", score: -12, on: "2025-01-15" });
  expect(standingScoreOf([told(), plant])).toEqual({ score: -12, scoredOn: "2025-01-15" });
});

test("of two scores of one day the lower one is believed", () => {
  expect(standingScoreOf([told({ score: 88 }), told({ score: 90 })])?.score).toBe(88);
  expect(standingScoreOf([told({ score: 90 }), told({ score: 88 })])?.score).toBe(88);
});

test.each<[string, ToldScore[]]>([
  ["nothing was told", []],
  ["Level 1 has no score", [told({ type: "Level 1 (Self)", score: null })]],
  ["Level 3 counts to 24", [told({ type: "Level 3 (DIBCAC)", score: 24 })]],
  ["the assessment was revoked", [told({ revokedOn: calendarDate("2026-05-01") })]],
])("no score stands where %s", (_, scores) => {
  expect(standingScoreOf(scores)).toBeNull();
});

test("a score of 0 is a score", () => {
  expect(standingScoreOf([told({ score: 0 })])?.score).toBe(0);
});
