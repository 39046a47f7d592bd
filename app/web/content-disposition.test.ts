import fc from "fast-check";
import { expect, test } from "vitest";
import { evidenceFileName } from "#app/domain/evidence/file-name.ts";
import { FILE_NAMES } from "#tests/fixtures/evidence/file-names.ts";
import { attachment } from "./content-disposition.ts";
import { readSentFileName } from "./sent-file-name.ts";

/** Read the header by the grammar of RFC 6266: a token, then parameters. @throws when it has another form */
function read(header: string): { plain: string; exact: string } {
  const form =
    /^attachment; filename="([\x20-\x21\x23-\x5b\x5d-\x7e]*)"; filename\*=UTF-8''((?:[A-Za-z0-9#$&+.^_`|~-]|%[0-9A-F]{2})+)$/;
  const [, plain = "", exact = ""] = form.exec(header) ?? [];
  if (!exact) throw new Error(`no header of this form: ${header}`);
  return { plain, exact: decodeURIComponent(exact) };
}

test.each(FILE_NAMES)("%s: %j goes out under the name it is kept by", (_, given) => {
  const kept = evidenceFileName(given, "application/pdf");
  const { plain, exact } = read(attachment(kept));
  expect(exact).toBe(kept);
  expect(plain).toHaveLength([...plain].length);
  expect(plain).toMatch(/\.pdf$/);
});

test("the plain name says what ASCII can say", () => {
  expect(read(attachment("a;b.pdf"))).toEqual({ plain: "a_b.pdf", exact: "a;b.pdf" });
  expect(read(attachment("OR-2026-000123.zip")).plain).toBe("OR-2026-000123.zip");
  expect(read(attachment("Größe 証明.pdf")).plain).toBe("Gr__e __.pdf");
});

test("whatever a file is called, the header has its form and no name is dangerous", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (name) => {
      const { exact } = read(attachment(name));
      expect(exact).not.toMatch(/[/\\\p{Cc}\p{Cf}<>:"|?*]/u);
      expect(exact).not.toMatch(/^\.|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
    }),
  );
});

test.each([
  ["Status %22final%22.pdf", 'Status "final".pdf'],
  ["a%0D%0Ab.pdf", "a\r\nb.pdf"],
  ["100%25.pdf", "100%25.pdf"],
  ["a%2e.pdf", "a%2e.pdf"],
])("a browser that writes %s means %j", (sent, meant) => {
  expect(readSentFileName(sent)).toBe(meant);
});
