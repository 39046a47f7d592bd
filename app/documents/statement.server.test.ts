import { extractText, getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import type { Fact, FactOf } from "#app/domain/fact/content.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { writeStatementPdf } from "./statement.server.ts";

const frame = {
  organizationId: "o",
  supersedesId: null,
  recordedAt: "2026-11-29T02:41:00.000Z",
  recordedByName: "Dana Whitlock",
  evidence: [],
};

const attestation: FactOf<"attestation"> = {
  ...frame,
  id: "a",
  lineageId: "a",
  kind: "attestation",
  contentHash: "ab".repeat(32),
  content: {
    requestId: "r",
    wordingId: "submission-2",
    wording: "I make this statement.\n\nIt is complete.",
    officialName: "Dana Whitlock",
    officialTitle: "President",
    signedAt: "2026-11-29T02:41:00.000Z",
    secondFactorAt: "2026-11-29T02:41:00.000Z",
    covers: [],
  },
};

const affirmation: Fact = {
  ...frame,
  id: "b",
  lineageId: "b",
  kind: "affirmation",
  contentHash: "cd".repeat(32),
  content: {
    assessmentLineageId: "x",
    officialName: "Dana Whitlock",
    officialTitle: "President",
    affirmedOn: calendarDate("2026-09-02"),
  },
};

test("the copy of a statement holds who signed, when, what, in which words, and the hashes", async () => {
  const bytes = await writeStatementPdf({
    organizationName: "Łódź Castings, Inc.",
    primeName: "Corvane",
    subcontractNumber: "SC-0042",
    subcontractTitle: "Machined housings",
    timeZone: "America/New_York",
    attestation,
    facts: [affirmation],
  });
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), {
    mergePages: true,
  });
  const words = text.replaceAll(/\s+/g, " ");
  for (const said of [
    "Statement of Łódź Castings, Inc. to Corvane",
    "SC-0042 Machined housings",
    "Dana Whitlock, President",
    "28 Nov 2026, 21:41",
    "2 Sep 2026",
    "It is complete.",
    "ab".repeat(32),
  ])
    expect(words).toContain(said);
  expect(words.replaceAll(" ", "")).toContain("cd".repeat(32));
  expect(bytes.toString("latin1")).toContain("/MarkInfo");
});
