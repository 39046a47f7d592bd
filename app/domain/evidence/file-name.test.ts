import fc from "fast-check";
import { expect, test } from "vitest";
import { FILE_NAMES } from "#tests/fixtures/evidence/file-names.ts";
import { evidenceFileName } from "./file-name.ts";

test.each(FILE_NAMES)("%s: %j is kept as %j", (_, given, kept) => {
  expect(evidenceFileName(given, "application/pdf")).toBe(kept);
});

test("the ending is that of the content", () => {
  expect(evidenceFileName("status.pdf", "image/png")).toBe("status.png");
  expect(evidenceFileName("///", "image/jpeg")).toBe("evidence.jpg");
});

test("a name of any length fits, and no character is cut in half", () => {
  expect(evidenceFileName("x".repeat(5000), "application/pdf")).toHaveLength(124);
  const kept = evidenceFileName("é".normalize("NFD").repeat(300) + "क्षि".repeat(90), "image/png");
  expect(kept.length).toBeLessThanOrEqual(125);
  expect(evidenceFileName("क्षि".repeat(90), "image/png")).toMatch(/^(क्षि)+\.png$/u);
});

test("whatever is given, the name is safe and keeping it again changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (given) => {
      const name = evidenceFileName(given, "application/pdf");
      expect(name).toMatch(/^[^./\\"<>:|?*%\p{Cc}\p{Cf}][^/\\"<>:|?*%\p{Cc}\p{Cf}]*\.pdf$/u);
      expect(name.length).toBeLessThanOrEqual(125);
      expect(evidenceFileName(name, "application/pdf")).toBe(name);
    }),
  );
});
