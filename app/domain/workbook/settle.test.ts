import { expect, test } from "vitest";
import { NO_ANSWER, type WorkbookAnswer } from "./answer.ts";
import { type PostedAnswer, type StandingAnswer, settleAnswers } from "./settle.ts";

const said = (note: string): WorkbookAnswer => ({ ...NO_ANSWER, note });
const standing = (version: number, answer: WorkbookAnswer): StandingAnswer => ({
  requirement: "3.1.1",
  version,
  answer,
  answeredBy: "Dana Ruiz",
  answeredAt: "2026-11-29T10:00:00.000Z",
});
const posted = (answer: WorkbookAnswer, readVersion: number, read = NO_ANSWER): PostedAnswer => ({
  requirement: "3.1.1",
  answer,
  readVersion,
  read,
});
const settle = (one: PostedAnswer, now?: StandingAnswer) =>
  settleAnswers([one], new Map(now ? [["3.1.1", now]] : []));

test("a first answer becomes version 1, a change the version after the one that was read", () => {
  expect(settle(posted(said("one"), 0)).changed).toEqual([
    { requirement: "3.1.1", version: 1, answer: said("one") },
  ]);
  const changed = settle(posted(said("two"), 3, said("one")), standing(3, said("one"))).changed;
  expect(changed).toEqual([{ requirement: "3.1.1", version: 4, answer: said("two") }]);
});

test.each<[string, PostedAnswer, StandingAnswer | undefined]>([
  ["nothing was said and nothing stood", posted(NO_ANSWER, 0), undefined],
  ["it is what stands", posted(said("one"), 1, said("one")), standing(1, said("one"))],
  [
    "it was read and left alone while somebody else changed it",
    posted(said("one"), 1, said("one")),
    standing(2, said("theirs")),
  ],
  [
    "somebody else came to the same answer",
    posted(said("same"), 1, said("one")),
    standing(2, said("same")),
  ],
])("nothing is kept when %s", (_, one, now) => {
  expect(settle(one, now)).toEqual({ changed: [], stale: [] });
});

test("what two people changed at once is kept from neither, and both are shown", () => {
  const now = standing(2, said("theirs"));
  const mine = posted(said("mine"), 1, said("one"));
  expect(settle(mine, now)).toEqual({ changed: [], stale: [{ posted: mine, standing: now }] });
});
