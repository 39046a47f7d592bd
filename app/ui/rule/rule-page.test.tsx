import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { addDays, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { readRuleQuestion } from "#app/domain/rule/question.ts";
import { authorities, CATALOG_EDITION, editions } from "#catalogs/index.ts";
import { RulePage } from "./rule-page.tsx";

const show = (query: string, today = "2026-11-29") => {
  const on = calendarDate(today);
  return renderToStaticMarkup(
    <RulePage today={on} primes={[]} {...readRuleQuestion(new URLSearchParams(query), on)} />,
  );
};

test("today it says what is followed, what is suspended since when, and what may be designated", () => {
  const html = show("");
  expect(html).toContain("<h1>The rule today</h1>");
  expect(html).not.toContain("You are looking");
  expect(html).toContain('<time class="date-text" dateTime="2026-07-13">13 Jul 2026</time>');
  expect(html).toContain("<strong>Level 2 (Self)</strong>, in applicable");
  expect(html).not.toContain("<strong>Level 2 (C3PAO)</strong>");
});

test("every text has its own place, and the proposed one says that it is never applied", () => {
  const html = show("");
  for (const { id } of authorities()) expect(html.split(`id="${id}"`), id).toHaveLength(2);
  expect(html).toContain("proposed, never applied");
});

test("every change of every edition is told", () => {
  const html = show("");
  for (const { what } of editions.flatMap(({ changes }) => changes))
    expect(html).toContain(what.replaceAll("&", "&amp;").replaceAll("'", "&#x27;"));
});

test("another day or scenario is marked loudly", () => {
  expect(show("on=2028-11-10")).toContain("You are looking ahead");
  expect(show("on=2026-01-01")).toContain("You are looking back");
  const lifted = show("on=2027-03-01&scenario=suspension-lifted&from=2027-03-01");
  expect(lifted).toContain("no verdict rests on it");
  expect(lifted).toContain("<strong>Level 2 (C3PAO)</strong>");
});

test("a date that does not exist is a mistake beside the form, and no rule is shown for it", () => {
  const html = show("on=2027-02-29");
  expect(html).toContain('aria-invalid="true"');
  expect(html).toContain('value="2027-02-29"');
  expect(html).not.toContain("May be designated");
});

test.each([
  [60, false],
  [61, true],
])("after %i days the edition is said to be old: %s", (days, isOld) => {
  const today = addDays(calendarDate(CATALOG_EDITION), days);
  expect(show("", today).includes("days old")).toBe(isOld);
});
