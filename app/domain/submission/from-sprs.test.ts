import { expect, test } from "vitest";
import { fillFromSprs } from "./from-sprs.ts";

const reading = {
  values: { cmmcScore: "96", cmmcUid: "S2AB001234", cages: "9XYZ1, 1ABC5" },
  unread: [
    { field: "cmmcStatusDate" as const, label: "CMMC Status Date", text: "soon", why: "No date." },
  ],
};

test("what was told before gives way to what SPRS shows", () => {
  const section = { section: "assessment" as const, values: { cmmcScore: "90" }, isTyped: false };
  const filled = fillFromSprs(section, reading);
  expect(filled?.values).toEqual({ cmmcScore: "96", cmmcUid: "S2AB001234" });
  expect(filled?.note).toMatchObject({ filled: ["cmmcUid", "cmmcScore"], kept: [] });
});

test("what somebody typed is left, and the difference is told", () => {
  const section = { section: "assessment" as const, values: { cmmcScore: "90" }, isTyped: true };
  const filled = fillFromSprs(section, reading);
  expect(filled?.values).toEqual({ cmmcScore: "90", cmmcUid: "S2AB001234" });
  expect(filled?.note.kept).toEqual([{ field: "cmmcScore", yours: "90", shown: "96" }]);
  expect(filled?.note.unread).toHaveLength(1);
});

test("the same codes in another order change nothing", () => {
  const section = {
    section: "organization" as const,
    values: { cages: "1ABC5 9XYZ1" },
    isTyped: true,
  };
  expect(fillFromSprs(section, reading)).toBeNull();
});

test("a section that SPRS says nothing about is left alone", () => {
  const section = { section: "certification" as const, values: {}, isTyped: false };
  expect(fillFromSprs(section, reading)).toBeNull();
});
