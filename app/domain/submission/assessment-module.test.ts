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
  dodType: "none",
};
const level1 = {
  cmmcType: "Level 1 (Self)",
  cmmcStatusDate: "2026-03-01",
  cmmcUid: "S2ABC12345",
  dodType: "NIST SP 800-171 Basic",
  dodDate: "2025-01-15",
  dodScore: "97",
};
const module = { moduleCertificate: "#4282", moduleEdition: "FIPS 140-2" };

test("a module is kept by its number and the edition that its certificate names", () => {
  const content = cmmcContent(form.parse({ ...level2, ...module }), scope);
  expect(content?.cryptographicModule).toEqual({ certificate: "4282", edition: "FIPS 140-2" });
});

test("where none is stated a fact says nothing of it, so that its hash is that of earlier ones", () => {
  expect(cmmcContent(form.parse(level2), scope)).not.toHaveProperty("cryptographicModule");
});

test("Level 1 asks for no encryption; a DoD Assessment beside it does", () => {
  const answer = form.parse({ ...level1, ...module });
  expect(cmmcContent(answer, scope)).not.toHaveProperty("cryptographicModule");
  expect(dodContent(answer, scope)?.cryptographicModule?.certificate).toBe("4282");
});

test.each([
  ["a number without its edition", { moduleCertificate: "4282" }, "moduleEdition"],
  ["an edition without a number", { moduleEdition: "FIPS 140-3" }, "moduleCertificate"],
  ["words for a number", { ...module, moduleCertificate: "validated" }, "moduleCertificate"],
])("%s is asked for again", (_, change, field) => {
  const issues = form.safeParse({ ...level2, ...change }).error?.issues ?? [];
  expect(issues.map(({ path }) => path[0])).toEqual([field]);
});
