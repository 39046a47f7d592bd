import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { readSection, type SectionValues } from "./answers.ts";
import { findFit } from "./fit.ts";

const on = calendarDate("2026-11-29");
const asked = {
  required: "Level 2 (Self)" as const,
  clauses: [{ number: "252.204-7012" }, { number: "252.204-7021" }],
  information: "CUI" as const,
  performingCages: ["1ABC5"],
};

const system = {
  name: "Enclave",
  cages: "1ABC5",
  planName: "Plan",
  planVersion: "1",
  planDate: "2026-02-01",
};
const basic = {
  cmmcType: "none",
  dodType: "NIST SP 800-171 Basic",
  dodDate: "2026-06-01",
  dodScore: "87",
};
const self = {
  cmmcType: "Level 2 (Self)",
  cmmcStatus: "Final",
  cmmcStatusDate: "2026-06-01",
  cmmcUid: "S200001234",
  cmmcScore: "110",
  dodType: "none",
};
const affirmed = {
  officialName: "Dana Whitlock",
  officialTitle: "President",
  affirmedOn: "2026-06-02",
};

function fitOf(assessment: SectionValues, affirmation: SectionValues | null, change = {}) {
  const context = { on, required: asked.required };
  return findFit(
    { ...asked, ...change },
    {
      system: readSection("system", system, context) ?? undefined,
      assessment: readSection("assessment", assessment, context) ?? undefined,
      affirmation: (affirmation && readSection("affirmation", affirmation, context)) ?? undefined,
    },
    on,
  );
}

test("a Basic Assessment where Level 2 (Self) is required: what is held, and the way to the status", () => {
  expect(fitOf(basic, null)).toMatchObject({
    required: "Level 2 (Self)",
    held: ["NIST SP 800-171 Basic Assessment of 1 Jun 2026"],
    isMet: false,
    reasons: [{ code: "no-assessment" }],
    toClose: [expect.stringContaining("enter the result in SPRS under CMMC Assessments")],
  });
});

test("what is required is held until its affirmation lapses", () => {
  expect(fitOf(self, affirmed)).toMatchObject({
    isMet: true,
    toClose: [],
    holdsUntil: "2027-06-02",
  });
});

test("an affirmation that was not come to yet is not missed", () => {
  expect(fitOf(self, null)).toBeNull();
  expect(fitOf(self, { ...affirmed, affirmedOn: "2025-06-02" })).toMatchObject({
    // It was made before this status existed.
    reasons: [{ code: "affirmation-missing" }],
    toClose: [expect.stringContaining("affirms in SPRS")],
  });
});

test("work at a site that the status does not cover", () => {
  expect(fitOf(self, affirmed, { performingCages: ["9ZZZ9"] })).toMatchObject({
    reasons: [{ code: "cage-not-covered", text: expect.stringContaining("9ZZZ9") }],
  });
});

test("nothing is said where nothing is asked to be shown, or too little is answered", () => {
  expect(fitOf(basic, null, { required: null })).toBeNull();
  expect(fitOf({ cmmcType: "Level 2 (Self)" }, null)).toBeNull();
});
