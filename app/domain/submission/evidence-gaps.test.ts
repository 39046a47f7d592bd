import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { type DraftSections, prepare, type ReturnedFact } from "./prepare.ts";

const on = calendarDate("2026-11-24");
const FILE = "11111111-1111-4111-8111-111111111111";
const saved = (values: Record<string, string | string[]>, hour: string) => ({
  values,
  isConfirmed: true,
  savedAt: `2026-11-24T${hour}:00:00.000Z`,
  savedBy: "Dana",
});

const DRAFT: DraftSections = {
  system: saved(
    { name: "Enclave", cages: "1ABC5", planName: "SSP", planVersion: "1", planDate: "2026-01-02" },
    "08",
  ),
  assessment: saved(
    {
      cmmcType: "Level 2 (Self)",
      cmmcStatus: "Final",
      cmmcStatusDate: "2026-09-01",
      cmmcUid: "S200001234",
      cmmcScore: "110",
      dodType: "none",
    },
    "09",
  ),
  affirmation: saved(
    { officialName: "Dana", officialTitle: "President", affirmedOn: "2026-09-02" },
    "10",
  ),
  certification: saved({ hasCertificate: "no" }, "10"),
  evidence: saved({ files: [`${FILE} cmmc-status`] }, "11"),
};

function evidenceOf(
  draft: DraftSections,
  returned: ReturnedFact[] = [],
  signedAt: string | null = null,
) {
  const { sections, evidence } = prepare({
    asked: { required: "Level 2 (Self)", clauses: [] },
    flowdownId: "f",
    on,
    draft,
    current: [],
    signedAt,
    returned,
  });
  return { state: sections.find(({ section }) => section === "evidence")?.state, ...evidence };
}

const back = (returnedAt: string): ReturnedFact => ({
  factId: "a",
  kind: "affirmation",
  reason: "Another day",
  returnedAt,
  returnedBy: "Ruth",
});

test("the statement that no file stands beside is named, and the section is done all the same", () => {
  expect(evidenceOf(DRAFT)).toEqual({ state: "done", without: ["affirmation"], askedAgain: [] });
});

test("a file beside what is not stated any more is no evidence", () => {
  const assessment = saved(
    { cmmcType: "none", dodType: "NIST SP 800-171 Basic", dodDate: "2026-09-01", dodScore: "97" },
    "09",
  );
  expect(evidenceOf({ ...DRAFT, assessment })).toMatchObject({
    state: "in-progress",
    without: ["dod-assessment"],
  });
});

test("what was returned after the files were said to be all asks for them again", () => {
  expect(evidenceOf(DRAFT, [back("2026-11-24T12:00:00.000Z")])).toMatchObject({
    state: "in-progress",
    askedAgain: ["affirmation"],
  });
  expect(evidenceOf(DRAFT, [back("2026-11-24T10:30:00.000Z")])).toMatchObject({ state: "done" });
});

test("so does a change of what was signed before", () => {
  const affirmation = saved(
    { officialName: "Dana", officialTitle: "President", affirmedOn: "2026-09-03" },
    "12",
  );
  const draft = { ...DRAFT, affirmation };
  expect(evidenceOf(draft, [], "2026-10-01T00:00:00.000Z").askedAgain).toEqual(["affirmation"]);
  expect(evidenceOf(draft).askedAgain).toEqual([]);
});
