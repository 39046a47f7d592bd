import { expect, test } from "vitest";
import { sayOvertaken, sayRecordedByPrime } from "#app/domain/fact/showing.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { showingsOfSheet } from "./from-sheet.ts";
import { contentsOfAnswer, showingForm, type TypedKind } from "./showing-form.ts";

const ON = calendarDate("2026-11-24");
const SOURCE = {
  shownBy: "Dana Reed",
  shownByTitle: "owner",
  shownHow: "phone",
  shownOn: "2026-11-12",
  note: "She read the SPRS page to me.",
};
const ASSESSMENT = { ...SOURCE, type: "Level 2 (Self)", status: "Final", statusDate: "2026-05-24" };

const problemsOf = (kind: TypedKind, typed: object) => {
  const parsed = showingForm(kind, { on: ON }).safeParse(typed);
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => path[0]);
};
const contentsOf = (typed: object) =>
  contentsOfAnswer("assessment", showingForm("assessment", { on: ON }).parse(typed), {
    assessment: "a",
    system: "s",
  });

test("its words say from whom it is, and that nobody attested it", () => {
  const said = sayRecordedByPrime({
    shownBy: "Dana Reed",
    shownByTitle: "owner",
    shownHow: "phone",
    shownOn: calendarDate("2026-11-12"),
  });
  expect(said).toBe(
    "Recorded by the prime from Dana Reed, owner, by phone on 12 Nov 2026. No attestation.",
  );
  expect(sayOvertaken({ state: "stands", answeredAt: null })).toBeNull();
});

test.each<[string, object, string[]]>([
  ["a whole one", ASSESSMENT, []],
  ["nobody named", { ...ASSESSMENT, shownBy: "" }, ["shownBy"]],
  ["shown tomorrow", { ...ASSESSMENT, shownOn: "2026-11-25" }, ["shownOn"]],
  ["a status of tomorrow", { ...ASSESSMENT, statusDate: "2026-11-25" }, ["statusDate"]],
  ["neither Conditional nor Final", { ...ASSESSMENT, status: undefined }, ["status"]],
  ["a score beyond 110", { ...ASSESSMENT, score: "111" }, ["score"]],
  ["affirmed by nobody", { ...ASSESSMENT, affirmedOn: "2026-05-25" }, ["officialName"]],
  [
    "affirmed before it was there",
    { ...ASSESSMENT, affirmedOn: "2026-05-23", officialName: "Dana Reed" },
    ["affirmedOn"],
  ],
  [
    "a DoD Assessment that was affirmed",
    {
      ...ASSESSMENT,
      type: "NIST SP 800-171 Basic",
      affirmedOn: "2026-05-25",
      officialName: "Dana Reed",
    },
    ["affirmedOn"],
  ],
])("an assessment with %s", (_, typed, fields) => {
  expect(problemsOf("assessment", typed)).toEqual(fields);
});

test("an affirmation that was told becomes one beside the assessment, and Level 1 has no score", () => {
  const told = { ...ASSESSMENT, affirmedOn: "2026-05-25", officialName: "Dana Reed" };
  expect(contentsOf(told).map(({ kind }) => kind)).toEqual(["assessment", "affirmation"]);
  expect(contentsOf(told)[1]?.content).toMatchObject({ assessmentLineageId: "a" });
  const [level1] = contentsOf({ ...ASSESSMENT, type: "Level 1 (Self)", score: "7" });
  expect(level1?.content).toMatchObject({ status: "Final", score: null });
});

test("of a spreadsheet what is answered whole is taken, and an acceptance never", () => {
  const ids = ["system", "cmmc", "organization", "affirmation", "more", "more still"];
  const { contents, incomplete } = showingsOfSheet(
    {
      acknowledgement: { accepts: "on", passesOn: "no" },
      organization: { legalName: "Harrow Castings, Inc." },
      assessment: {
        cmmcType: "Level 1 (Self)",
        cmmcStatusDate: "2026-05-24",
        cmmcUid: "S100001234",
        dodType: "none",
      },
      affirmation: { officialName: "Dana Reed", officialTitle: "Owner", affirmedOn: "2026-05-25" },
      certification: { hasCertificate: "no" },
    },
    { on: ON, required: "Level 1 (Self)" },
    () => ids.shift() ?? "none",
  );
  expect(incomplete).toEqual(["organization"]);
  expect(contents.map(({ kind, lineageId }) => [kind, lineageId])).toEqual([
    ["assessment", "cmmc"],
    ["affirmation", "organization"],
  ]);
});
