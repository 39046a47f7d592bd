import { expect, test } from "vitest";
import { explanations, libraryQuestionnaires, objectives } from "#catalogs/index.ts";
import { countSyllables, readingGrade } from "./reading-grade.ts";

test.each([
  ["list", 1],
  ["used", 1],
  ["limited", 3],
  ["machines", 2],
  ["people", 2],
  ["table", 2],
  ["security", 4],
  ["equipment", 3],
  ["radio", 3],
  ["CUI", 3],
  ["approved", 2],
  ["services", 3],
  ["changes", 2],
])("%s is spoken in %i syllables", (word, count) => {
  expect(countSyllables(word)).toBe(count);
});

test("words and sentences both count: a known sentence has the grade of its formula", () => {
  // 9 words, 11 syllables, 1 sentence.
  expect(readingGrade("The quick brown fox jumps over the lazy dog.")).toBeCloseTo(2.34, 2);
});

const GRADE = 9;

test(`every assessment objective is readable at grade ${GRADE} or below`, () => {
  const hard = [...objectives().values()]
    .flat()
    .filter(({ text }) => readingGrade(text) > GRADE)
    .map(({ id, text }) => `${id} ${text}`);
  expect(hard).toEqual([]);
});

test(`what the requirements ask reads at grade ${GRADE} or below as a whole`, () => {
  const asked = [...explanations().values()].map(({ asks }) => asks).join(" ");
  expect(readingGrade(asked)).toBeLessThanOrEqual(GRADE);
});

test.each(libraryQuestionnaires().map((one) => [one.title, one] as const))(
  `the questionnaire %s reads at grade ${GRADE} or below, each of its questions at 12`,
  (_, one) => {
    const texts = one.sections.flatMap(({ intro, questions }) => [
      intro,
      ...questions.map(({ label, help, why }) => `${label} ${help} ${why}`),
    ]);
    expect(readingGrade(texts.join(" "))).toBeLessThanOrEqual(GRADE);
    expect(texts.filter((text) => text !== "" && readingGrade(text) > 12)).toEqual([]);
  },
);
