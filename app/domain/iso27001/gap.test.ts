import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Results } from "#app/domain/sprs/points.ts";
import { requirements } from "#catalogs/index.ts";
import { findIsoGap, type IsoCertificate } from "./gap.ts";

const ON = calendarDate("2026-11-24");
const CERTIFICATE: IsoCertificate = {
  edition: "2022",
  scopeIncludesCuiSystem: true,
  expiresOn: calendarDate("2027-11-24"),
};
const counts = (certificate: IsoCertificate, results: Results = {}) => {
  const { standing, addressed, partlyAddressed, notAddressed } = findIsoGap(
    certificate,
    results,
    ON,
  );
  return [standing, addressed.count, partlyAddressed.count, notAddressed.count];
};

test("a valid certificate addresses 50, partly addresses 20 and leaves 40", () => {
  expect(counts(CERTIFICATE)).toEqual(["counts", 50, 20, 40]);
});

test.each<[string, Partial<IsoCertificate>, string]>([
  [
    "whose scope excludes the CUI system",
    { scopeIncludesCuiSystem: false },
    "scope-excludes-cui-system",
  ],
  ["that expired yesterday", { expiresOn: calendarDate("2026-11-23") }, "expired"],
  ["of the 2013 edition", { edition: "2013" }, "edition-ended"],
])("a certificate %s covers nothing", (_, change, standing) => {
  expect(counts({ ...CERTIFICATE, ...change })).toEqual([standing, 0, 0, 110]);
});

test("a certificate counts on its last day, and one of 2013 until the transition ended", () => {
  expect(counts({ ...CERTIFICATE, expiresOn: ON })[0]).toBe("counts");
  const old: IsoCertificate = { ...CERTIFICATE, edition: "2013" };
  expect(findIsoGap(old, {}, calendarDate("2025-10-31")).standing).toBe("counts");
  expect(findIsoGap(old, {}, calendarDate("2025-11-01")).standing).toBe("edition-ended");
  expect(findIsoGap(old, {}, null).standing).toBe("counts");
});

test("the points at stake of the three groups are all the points there are to lose", () => {
  const { addressed, partlyAddressed, notAddressed } = findIsoGap(CERTIFICATE, {}, ON);
  const all = addressed.pointsAtStake + partlyAddressed.pointsAtStake + notAddressed.pointsAtStake;
  expect(all).toBe(313);
});

test("a certificate meets nothing: only results take points off the table", () => {
  const met = Object.fromEntries(requirements.map(({ id }) => [id, "met" as const]));
  const { addressed } = findIsoGap(CERTIFICATE, { ...met, "3.1.1": "not-met" }, ON);
  expect(addressed).toMatchObject({ openCount: 1, pointsAtStake: 5 });
  expect(addressed.requirements[0]).toMatchObject({ id: "3.1.1", result: "not-met" });
});

test("controls are those of the certificate's own edition", () => {
  const controls = (edition: "2013" | "2022", on: string) =>
    findIsoGap({ ...CERTIFICATE, edition }, {}, calendarDate(on)).addressed.requirements.find(
      ({ id }) => id === "3.13.11",
    )?.controls;
  expect(controls("2013", "2025-01-01")).toContain("A.10.1.1");
  expect(controls("2022", "2026-01-01")).toContain("A.8.24");
});

test("five gap areas stand whatever the certificate covers", () => {
  expect(findIsoGap(CERTIFICATE, {}, ON).gapAreas).toHaveLength(5);
});
