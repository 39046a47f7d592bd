import { expect, test } from "vitest";
import type { ContentQuestion } from "#catalogs/index.ts";
import {
  findFileQuestion,
  isFull,
  listAnswerFiles,
  withFile,
  withFilesOf,
  withoutFile,
} from "./answer-files.ts";
import { checkContentAnswer } from "./check-answer.ts";
import {
  type AnswerFile,
  isBlankAnswer,
  isSameContentAnswer,
  NO_CONTENT_ANSWER,
  sayContentAnswer,
} from "./content-answer.ts";

const file = (id: string, more: Partial<AnswerFile> = {}): AnswerFile => ({
  id,
  fileName: `${id}.pdf`,
  mediaType: "application/pdf",
  sizeBytes: 900,
  sha256: id.padEnd(64, "0"),
  uploadedAt: "2026-11-24T12:00:00.000Z",
  uploadedByName: "R. Moss",
  pages: 1,
  pagesWithoutText: 0,
  notCui: null,
  ...more,
});
const LETTER: ContentQuestion = {
  id: "letter",
  type: "file",
  label: "Your letter",
  help: "",
  why: "",
  citation: null,
  required: true,
  allows: ["unknown"],
};
const [ONE, TWO] = [file("a"), file("b")];
const both = withFile(withFile(undefined, ONE), TWO);

test("files are added one by one, the same one once, and taken off", () => {
  expect(both.files).toEqual([ONE, TWO]);
  expect(withFile(both, file("c", { sha256: TWO.sha256, fileName: TWO.fileName }))).toBe(both);
  expect(withoutFile(both, "a").files).toEqual([TWO]);
  expect(withoutFile(withoutFile(both, "a"), "b")).toEqual(NO_CONTENT_ANSWER);
  expect(withoutFile(both, "of somebody else")).toEqual(both);
});

test("a file takes the place of what was said instead of an answer", () => {
  const unknown = { ...NO_CONTENT_ANSWER, instead: "unknown" as const };
  expect(withFile(unknown, ONE)).toEqual({ ...NO_CONTENT_ANSWER, files: [ONE] });
  expect(withFilesOf(both, unknown)).toEqual(both);
  expect(withFilesOf(undefined, unknown)).toEqual(unknown);
  const reused = { ...NO_CONTENT_ANSWER, files: [TWO] };
  expect(withFilesOf(both, reused)).toBe(reused);
});

test("an answer of files is none without them, told by their names, and another with another file", () => {
  expect(checkContentAnswer(LETTER, undefined)?.message).toBe("Add a file, or say “I don’t know”.");
  expect(checkContentAnswer(LETTER, { ...NO_CONTENT_ANSWER, text: "see mail" })?.message).toBe(
    "Add a file.",
  );
  expect(checkContentAnswer(LETTER, both)).toBeNull();
  expect(isBlankAnswer({ ...NO_CONTENT_ANSWER, files: [] })).toBe(true);
  expect(isBlankAnswer(both)).toBe(false);
  expect(sayContentAnswer(LETTER, both)).toEqual(["a.pdf", "b.pdf"]);
  expect(isSameContentAnswer(both, withFile(withFile(undefined, TWO), ONE))).toBe(true);
  expect(isSameContentAnswer(both, withoutFile(both, "b"))).toBe(false);
});

test("every file is listed with its question", () => {
  expect(listAnswerFiles({ letter: both, other: NO_CONTENT_ANSWER, none: undefined })).toEqual([
    { question: "letter", file: ONE },
    { question: "letter", file: TWO },
  ]);
});

test("twenty files are as many as an answer has", () => {
  const many = Array.from({ length: 20 }, (_, index) => file(`f${index}`));
  const full = many.reduce<typeof both | undefined>(withFile, undefined);
  expect(isFull(full)).toBe(true);
  expect(isFull(full && withoutFile(full, "f3"))).toBe(false);
});

test("files are changed of a question that asks for some, stands, and is asked in this round", () => {
  const section = { id: "all", title: "All", intro: "", questions: [LETTER] };
  const asked = (settled: boolean) => [
    {
      section,
      questions: [
        {
          question: LETTER,
          settledBy: settled
            ? ({ kind: "status", status: "Level 1 (Self)", statusDate: "2026-01-01" } as const)
            : null,
        },
      ],
    },
  ];
  expect(findFileQuestion(asked(false), "letter", null)).toBe(LETTER);
  expect(findFileQuestion(asked(true), "letter", null)).toBeNull();
  expect(findFileQuestion(asked(false), "other", null)).toBeNull();
  const answers = { letter: both };
  expect(findFileQuestion(asked(false), "letter", { answers, returned: [] })).toBeNull();
  expect(findFileQuestion(asked(false), "letter", { answers, returned: ["letter"] })).toBe(LETTER);
});
