import { expect, test } from "vitest";
import type { FactOf } from "#app/domain/fact/content.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { statementsOf } from "./statements.ts";

const day = calendarDate;
const fact: FactOf<"assessment"> = {
  id: "f2",
  organizationId: "o1",
  kind: "assessment",
  lineageId: "f1",
  supersedesId: "f1",
  recordedAt: "2026-11-01T10:00:00.000Z",
  recordedByName: "Ada Reyes",
  contentHash: "0".repeat(64),
  evidence: [],
  content: {
    systemLineageId: "s1",
    type: "Level 2 (Self)",
    status: "Final",
    statusDate: day("2026-06-01"),
    cmmcUid: "AB12CD34EF",
    score: 110,
    openRequirements: [],
    cages: ["1ABC5"],
    assessor: null,
    fullScoreOn: null,
    complianceChangedOn: day("2026-10-01"),
  },
};
const learned = (endedOn: string, assessmentLineageId = "f1") => ({
  assessmentLineageId,
  cause: "compliance-changed" as const,
  endedOn: day(endedOn),
});
const changedOn = (endings: ReturnType<typeof learned>[]) =>
  statementsOf([fact], endings).assessments[0]?.complianceChangedOn;

test("a verdict takes what the assessment says of its end", () => {
  expect(statementsOf([fact]).assessments[0]).toMatchObject({
    complianceChangedOn: "2026-10-01",
    closeOutPostedOn: null,
    revokedOn: null,
  });
});

test("of what was stated and what the prime learned the earlier day counts, of the same assessment", () => {
  expect(changedOn([learned("2026-09-30")])).toBe("2026-09-30");
  expect(changedOn([learned("2026-10-02")])).toBe("2026-10-01");
  expect(changedOn([learned("2026-09-30", "another")])).toBe("2026-10-01");
});
