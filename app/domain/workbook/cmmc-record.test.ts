import { expect, test } from "vitest";
import { writeCmmcRecord } from "./cmmc-record.ts";
import type { SystemFacts } from "./sprs-record.ts";

const system: SystemFacts = {
  name: "Shop network",
  description: "",
  cages: ["7HR01"],
  planName: "System security plan",
  planVersion: "2.1",
  planDate: "2026-09-01",
};
const valuesOf = (lines: ReturnType<typeof writeCmmcRecord>) =>
  Object.fromEntries((lines ?? []).map(({ field, value }) => [field, value]));

test("with nothing open a Final Level 2 (Self) is entered, which uses no plan of action", () => {
  const lines = writeCmmcRecord({ standing: "final", score: 110, open: [] }, system, "Enclave");
  expect(valuesOf(lines)).toEqual({
    "CMMC level": "Level 2 (Self)",
    "CMMC Status": "Final Level 2 (Self)",
    "CMMC Status Date": "The day on which you submit this in SPRS",
    "Assessment scope": "Enclave",
    "Included CAGE codes": "7HR01",
    Score: "110 of 110",
    "Plan of action (POA&M)": "Not used: nothing is open",
  });
});

test("with little open it is Conditional, and the plan of action is said to be used", () => {
  const lines = writeCmmcRecord(
    { standing: "conditional", score: 109, open: [{ id: "3.1.9" }] },
    null,
    null,
  );
  expect(valuesOf(lines)).toMatchObject({
    "CMMC Status": "Conditional Level 2 (Self)",
    "Plan of action (POA&M)":
      "Used: 1 requirement is open, to be closed out within 180 days of the CMMC Status Date",
    "Assessment scope": null,
    "Included CAGE codes": null,
  });
});

test.each(["neither", "unscored"] as const)(
  "there is nothing to enter where %s stands",
  (standing) => {
    expect(writeCmmcRecord({ standing, score: null, open: [] }, system, "Enterprise")).toBeNull();
  },
);
