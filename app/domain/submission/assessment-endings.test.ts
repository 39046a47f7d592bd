import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { cmmcContent, dodContent } from "./assessment-content.ts";
import { assessmentForm } from "./assessment-form.ts";

const form = assessmentForm({ on: calendarDate("2026-11-29") });
const scope = { systemLineageId: "office", cages: ["1ABC5"] };
const level2 = {
  cmmcType: "Level 2 (Self)",
  cmmcStatus: "Final",
  cmmcStatusDate: "2026-03-01",
  cmmcUid: "S2ABC12345",
  cmmcScore: "110",
  dodType: "NIST SP 800-171 Basic",
  dodDate: "2025-01-15",
  dodScore: "97",
};
const MEMBERS = ["closeOutPostedOn", "complianceChangedOn", "revokedOn"];

test("what became of an assessment is kept by its day", () => {
  const answer = form.parse({
    ...level2,
    cmmcCloseOutOn: "2026-06-01",
    cmmcChangedOn: "2026-10-01",
    cmmcRevokedOn: "2026-11-29",
    dodChangedOn: "2025-01-15",
  });
  expect(cmmcContent(answer, scope)).toMatchObject({
    closeOutPostedOn: "2026-06-01",
    complianceChangedOn: "2026-10-01",
    revokedOn: "2026-11-29",
  });
  expect(dodContent(answer, scope)).toMatchObject({ complianceChangedOn: "2025-01-15" });
});

test("where nothing changed a fact says nothing of it, so that its hash is that of earlier ones", () => {
  const answer = form.parse(level2);
  for (const content of [cmmcContent(answer, scope), dodContent(answer, scope)])
    for (const member of MEMBERS) expect(content).not.toHaveProperty(member);
});

test("Level 1 knows no close-out", () => {
  const level1 = { ...level2, cmmcType: "Level 1 (Self)", cmmcCloseOutOn: "2026-06-01" };
  expect(cmmcContent(form.parse(level1), scope)).not.toHaveProperty("closeOutPostedOn");
});

test.each([
  ["a change before the status date", { cmmcChangedOn: "2026-02-28" }, "cmmcChangedOn"],
  ["a change tomorrow", { cmmcChangedOn: "2026-11-30" }, "cmmcChangedOn"],
  ["a revocation before the status date", { cmmcRevokedOn: "2026-02-28" }, "cmmcRevokedOn"],
  ["a close-out tomorrow", { cmmcCloseOutOn: "2026-11-30" }, "cmmcCloseOutOn"],
  ["a change before the DoD Assessment", { dodChangedOn: "2025-01-14" }, "dodChangedOn"],
  ["a full score before the DoD Assessment", { dodFullScoreOn: "2025-01-14" }, "dodFullScoreOn"],
  [
    "a close-out of what is still Conditional",
    { cmmcStatus: "Conditional", cmmcOpen: "3.1.9", cmmcCloseOutOn: "2026-06-01" },
    "cmmcCloseOutOn",
  ],
])("%s is asked for again", (_, change, field) => {
  const issues = form.safeParse({ ...level2, ...change }).error?.issues ?? [];
  expect(issues.map(({ path }) => path[0])).toEqual([field]);
});

test("what is missing is told in the order of the page", () => {
  const { issues = [] } =
    form.safeParse({
      cmmcType: "Level 2 (C3PAO)",
      dodType: "NIST SP 800-171 Basic",
    }).error ?? {};
  expect(issues.map(({ path }) => path[0])).toEqual([
    "cmmcStatus",
    "cmmcStatusDate",
    "cmmcUid",
    "cmmcAssessor",
    "cmmcScore",
    "dodDate",
    "dodScore",
  ]);
});
