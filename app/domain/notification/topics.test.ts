import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { LETTER_FACTS, type LetterKind } from "#app/domain/letter/letters.ts";
import { isInDigest } from "./digest.ts";
import { type Chosen, choiceAt, describeChoices, dutyOf, topicOf, topicsFor } from "./topics.ts";

const at = (text: string) => new Date(`2026-12-${text}:00Z`);
const chose = (topic: Chosen["topic"], email: Chosen["email"], when: string): Chosen => ({
  topic,
  email,
  createdAt: at(when),
});

/** Goes to no account, or tells what stands in the portal already. */
const WITHOUT_TOPIC: LetterKind[] = ["log-checkpoint", "notification-digest"];

test("every letter has its topic but those that no choice concerns", () => {
  const kinds = Object.keys(LETTER_FACTS) as LetterKind[];
  expect(kinds.filter((kind) => topicOf(kind) === null).sort()).toEqual(WITHOUT_TOPIC);
});

test("what a duty hangs on comes at once, whatever was chosen", () => {
  for (const topic of ["requests", "void", "security", "invitations", "decisions"] as const) {
    expect(dutyOf(topic)).toMatch(/\.$/);
    expect(choiceAt(topic, [chose(topic, "none", "01T08:00")], at("02T08:00"))).toBe("at-once");
  }
});

test("the choice before a thing came up holds for it, and no later one", () => {
  const chosen = [chose("answers", "digest", "02T08:00"), chose("answers", "none", "04T08:00")];
  expect(choiceAt("answers", chosen, at("01T08:00"))).toBe("at-once");
  expect(choiceAt("answers", chosen, at("03T08:00"))).toBe("digest");
  expect(choiceAt("answers", [...chosen].reverse(), at("05T08:00"))).toBe("none");
  expect(choiceAt("records", chosen, at("05T08:00"))).toBe("none");
});

test("each side is asked about its own topics", () => {
  expect(topicsFor(["prime-manager"])).toContain("answers");
  expect(topicsFor(["prime-manager"])).not.toContain("accepted");
  expect(topicsFor(["subcontractor-official"])).toContain("accepted");
  expect(topicsFor(["prime-manager"])).not.toContain("audit-answers");
  const auditor = describeChoices(["auditor"], [], at("01T08:00"));
  expect(auditor.topics.map(({ topic }) => topic)).toEqual([
    "audit-answers",
    "audit-records",
    "audit-corrections",
    "audit-endings",
  ]);
  expect(describeChoices(["auditor"], [], at("01T08:00")).duties).toHaveLength(2);
});

const TODAY = { today: calendarDate("2026-12-03"), timeZone: "America/New_York" };

test.each([
  ["of yesterday", "02T15:00", true],
  ["of yesterday evening, when it was tomorrow in Greenwich", "03T04:00", true],
  ["of this morning", "03T11:30", false],
  ["of before it was chosen", "01T08:00", false],
] as const)("a digest has what came up on the days before: %s", (_, when, isIn) => {
  const chosen = [chose("answers", "digest", "01T12:00")];
  const day = { ...TODAY, at: at("03T12:00") };
  expect(isInDigest({ topic: "answers", createdAt: at(when) }, chosen, day)).toBe(isIn);
});

test("who gave up the digest since gets none", () => {
  const chosen = [chose("answers", "digest", "01T12:00"), chose("answers", "none", "03T10:00")];
  const day = { ...TODAY, at: at("03T12:00") };
  expect(isInDigest({ topic: "answers", createdAt: at("02T15:00") }, chosen, day)).toBe(false);
});
