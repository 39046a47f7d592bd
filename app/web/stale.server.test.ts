import { expect, test } from "vitest";
import { sayStale } from "./stale.server.ts";

test("a page that is out of date says what came in since, as one problem of its form", () => {
  const changes = [
    "Fact returned for correction (Dana Whitfield): Assessment.",
    "Verdict changed.",
  ];
  const { "": messages } = sayStale({ ok: false, reason: "stale", changes });
  expect(messages).toHaveLength(1);
  expect(messages?.[0]).toContain(
    "nothing was recorded. Since you opened the page: Fact returned for correction (Dana Whitfield): Assessment. Verdict changed. Read",
  );
});

test("when nothing came in it was the day that changed", () => {
  const { "": messages } = sayStale({ ok: false, reason: "stale", changes: [] });
  expect(messages?.[0]).toContain("The day, or something that it rests on, is another now.");
});
