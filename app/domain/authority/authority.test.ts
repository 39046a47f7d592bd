import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { clauses, editions, questionnaire } from "#catalogs/index.ts";
import { authoritiesOf } from "./of-citation.ts";
import { sayAuthority, sayEditionDate, sayReadInFull } from "./words.ts";

const ids = (citation: string) => authoritiesOf(citation).map((authority) => authority.id);

test.each([
  ["32 CFR 170.23(a)(3)", ["32-cfr-170"]],
  ["32 CFR 170.16(a)(1)(ii)(B); DFARS 252.204-7021(a)", ["32-cfr-170", "dfars-252-204-7021"]],
  ["32 CFR 170.24(b)(1); 32 CFR 170.4", ["32-cfr-170"]],
  ["170.16(c)(4)", ["32-cfr-170"]],
  ["FAR 52.204-21(c)", ["far-52-204-21"]],
  ["FAR 52.204-211", []],
  ["NIST SP 800-171 R2 3.12.4", ["nist-sp-800-171-r2"]],
  ["what nobody wrote", []],
])("%s names %o", (citation, expected) => {
  expect(ids(citation)).toEqual(expected);
});

test("beside a citation stands the kind of text and how it was read", () => {
  expect(sayAuthority("32 CFR 170.23(a)")).toBe("regulation, read in the text itself");
  expect(sayAuthority("Class deviation 2026-O0025")).toBe("class deviation, read through others");
  expect(sayAuthority("32 CFR 170.3(c); DFARS 252.204-7021(f)(1)")).toBe(
    "regulation, read in the text itself; clause, read in the text itself",
  );
  expect(sayAuthority("what nobody wrote")).toBeNull();
});

test("the copy that was read is named, and what is doubtful about it", () => {
  const [regulation] = authoritiesOf("32 CFR 170.23");
  expect(regulation && sayReadInFull(regulation)).toContain("as eCFR printed it on 1 August 2026");
});

test("an edition is told by its day, or by its month where the day is not known", () => {
  const dateOf = (citation: string) => authoritiesOf(citation).map(sayEditionDate);
  expect(dateOf("32 CFR 170.23")).toEqual(["16 Dec 2024"]);
  expect(dateOf("DFARS 252.204-7012(m)")).toEqual(["May 2024"]);
  expect(dateOf("18 U.S.C. 1001")).toEqual([null]);
});

test("every citation of a change of the catalogs names a text we know", () => {
  for (const { changes } of editions)
    for (const citation of changes.flatMap((change) => change.citations))
      expect(ids(citation), citation).toHaveLength(1);
});

test("every citation of the questionnaire and of the clauses names a text we know", () => {
  const asked = questionnaire().sections.flatMap((section) => section.questions);
  const cited = [
    ...asked.flatMap((q) => [q.citation ?? [], q.atLevel1?.citation ?? []].flat()),
    ...clauses.map((c) => c.source.paragraph),
  ];
  for (const citation of cited)
    for (const part of citation.split(";")) expect(ids(part.trim()), part).toHaveLength(1);
});

test("every paragraph printed beside a catalog's fact begins with the text that it rests on", () => {
  const files = execFileSync("git", ["ls-files", "catalogs/*.json"], { encoding: "utf8" });
  for (const file of files.trim().split("\n"))
    for (const { source } of [JSON.parse(readFileSync(file, "utf8"))].flat())
      if (source?.authority) expect(ids(source.paragraph), file).toContain(source.authority);
});
