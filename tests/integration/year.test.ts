import { expect, test } from "vitest";
import { EXPIRATION_KINDS } from "#app/domain/expiration/kinds.ts";
import { env } from "#app/platform/env.server.ts";
import { closeMailer } from "#app/platform/mailer.server.ts";
import { listNamed, tells } from "#tests/year/check-letters.ts";
import { expectLetters } from "#tests/year/expect.ts";
import { tellStory } from "#tests/year/story.ts";
import { runYear } from "#tests/year/year.ts";

/* A small one of `npm run year`: every story once, and each kind of date comes. */
const asked = { seed: 1, suppliers: 12, days: 24, first: "2027-01-04" };

test("the same seed tells the same year", () => {
  const [one, other] = [tellStory(asked), tellStory(asked)];
  expect(one).toEqual(other);
  expect(tellStory({ ...asked, seed: 8 })).not.toEqual(one);
});

test("each kind of date comes in it, workers die, and something is done before its letter goes out", () => {
  const story = tellStory(asked);
  const letters = [...expectLetters(story).values()].flat();
  const kinds = new Set(letters.flatMap(({ items }) => items.map(({ kind }) => kind)));
  expect([...kinds].sort()).toEqual([...EXPIRATION_KINDS].sort());
  expect(story.kills.length).toBeGreaterThan(1);
  expect(letters.some(({ items, goesOutWith }) => goesOutWith.length < items.length)).toBe(true);
});

test("a letter that tells of one day does not tell of another whose words are in it", () => {
  const text = "It is due on 25 Apr 2027.";
  expect(tells(text, "25 Apr 2027")).toBe(true);
  expect(tells(text, "5 Apr 2027")).toBe(false);
  expect(tells("On 5 Apr 2027, and on 25 Apr 2027.", "5 Apr 2027")).toBe(true);
});

test("a letter about more than forty things is held to twenty on either side of today", () => {
  const on = (day: number) => ({ on: `2027-05-${String(day).padStart(2, "0")}` });
  const days = Array.from({ length: 30 }, (_, index) => on(index + 1));
  expect(listNamed(days, "2027-05-16")).toHaveLength(30);
  const named = listNamed([...days, ...days], "2027-05-16");
  expect([named.length, named[0], named.at(-1)]).toEqual([40, "2027-05-06", "2027-05-25"]);
});

test("each letter of a year comes once and within its day, and verdicts stay what a rebuild gives", async () => {
  const story = tellStory(asked);
  const year = await runYear(story, env().databaseUrl);
  closeMailer();
  expect(year.differences).toEqual([]);
  const sum = (key: "due" | "delivered" | "retried" | "killed" | "postures") =>
    year.months.reduce((all, month) => all + month[key], 0);
  expect(sum("due")).toBeGreaterThan(60);
  expect(sum("delivered")).toBe(sum("due"));
  expect(sum("retried")).toBeGreaterThan(sum("due") * 0.1);
  expect(sum("killed")).toBeGreaterThan(0);
}, 300_000);
