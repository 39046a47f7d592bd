import { expect, test } from "vitest";
import { libraryQuestionnaires } from "#catalogs/index.ts";
import { NO_CONTENT_ANSWER } from "./content-answer.ts";
import { type ExportedResponse, writeAnswerExport } from "./export-answers.ts";
import { readSentAddress, writeSentAddress } from "./sent-address.ts";

test.each([
  ["", { page: 1 }],
  ["?state=submitted", { state: "submitted", page: 1 }],
  ["?late=yes&page=3", { isLate: true, page: 3 }],
  ["?q=harrow&state=sent", { search: "harrow", state: "sent", page: 1 }],
  ["?sort=due&order=turned", { sort: "due", isTurned: true, page: 1 }],
  ["?questionnaire=prohibited-sources", { questionnaire: "prohibited-sources", page: 1 }],
] as const)("the address %j is read and written the same", (address, filter) => {
  expect(readSentAddress(new URLSearchParams(address))).toEqual(filter);
  expect(writeSentAddress(filter)).toBe(address);
});

test("who chooses the late ones among the states gets the address of the figure", () => {
  const asked = readSentAddress(new URLSearchParams("?state=late"));
  expect(writeSentAddress(asked)).toBe("?late=yes");
});

test.each(["?state=lost", "?page=-2", "?page=x", "?late=no", "?q=%20", "?sort=sent", "?sort=x"])(
  "%s asks for the first page of all",
  (address) => {
    expect(readSentAddress(new URLSearchParams(address))).toEqual({ page: 1 });
  },
);

const [content] = libraryQuestionnaires().filter(({ id }) => id === "prohibited-sources");

test("answers stand one on a line, what was not asked with why, and what is not there on one", () => {
  if (!content) throw new Error("the library has no such questionnaire");
  const none: ExportedResponse = {
    legalName: "Harrow, Inc.",
    content,
    version: 1,
    state: "sent",
    settled: [],
    submittedOn: null,
    round: null,
  };
  const yes = { ...NO_CONTENT_ANSWER, chosen: ["yes"] };
  const given: ExportedResponse = {
    ...none,
    state: "in-review",
    submittedOn: "2026-11-25" as never,
    settled: [
      { question: "tiktok", by: { kind: "earlier", answer: yes, submittedOn: "2026-01-01" } },
    ],
    round: {
      id: "r",
      requestId: "q",
      round: 1,
      submittedAt: "",
      submittedByName: "R. Moss",
      officialTitle: "",
      isSigned: false,
      statement: "",
      statementHash: "",
      message: "",
      answers: { looked: yes },
      reviews: [
        {
          question: "looked",
          outcome: "returned",
          message: "When?",
          reviewedByName: "A",
          reviewedAt: "",
        },
      ],
      decision: null,
    },
  };
  const lines = writeAnswerExport([none, given]).split("\r\n");
  expect(lines[1]).toBe('"Harrow, Inc.",Prohibited sources,1,Sent,,,,,,,');
  expect(lines.find((line) => line.includes("Have you looked"))).toContain(",Yes,,Returned,When?");
  expect(lines.find((line) => line.includes("TikTok"))).toContain(",Yes,Earlier accepted answer,,");
});
