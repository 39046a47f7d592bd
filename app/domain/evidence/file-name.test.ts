import { expect, test } from "vitest";
import { evidenceFileName } from "./file-name.ts";

test.each([
  ["a plain name stays", "SPRS print 2026.pdf", "application/pdf", "SPRS print 2026.pdf"],
  ["the ending follows the content", "status.exe", "image/png", "status.png"],
  ["folders are dropped", "C:\\Users\\jo\\..\\cert.PDF", "application/pdf", "cert.pdf"],
  ["a hidden file is not hidden", ".htaccess", "application/pdf", "htaccess.pdf"],
  ["quotes and line breaks go", 'a"\r\nSet-Cookie: b.pdf', "application/pdf", "a Set-Cookie b.pdf"],
  ["other scripts stay", "Zertifikat Größe 証明.jpg", "image/jpeg", "Zertifikat Größe 証明.jpg"],
  ["nothing becomes a word", "///", "image/jpeg", "evidence.jpg"],
] as const)("%s: %j", (_, given, mediaType, expected) => {
  expect(evidenceFileName(given, mediaType)).toBe(expected);
});

test("a name of any length fits", () => {
  expect(evidenceFileName("x".repeat(5000), "application/pdf")).toHaveLength(124);
});
