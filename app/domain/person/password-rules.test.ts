import { expect, test } from "vitest";
import { findPasswordProblem } from "./password-rules.ts";

const personal = ["jane.doering@acme-machining.example", "Jane Doering"];

test.each([
  ["copper lantern forty moss"],
  ["vZ9#qLr2!xTw8"],
  ["my password is a walrus"],
  ["Doering likes green herons"],
  ["żółta łódka na jeziorze"],
])("%j is accepted", (password) => {
  expect(findPasswordProblem(password, personal)).toBeNull();
});

test.each([
  ["too short", "mossy lanter", null],
  ["too short", "mossy lante", /at least 12/],
  ["too long", "ab".repeat(65), /at most 128/],
  ["one character repeated", "aaaaaaaaaaaaaa", /repeated/],
  ["a short piece repeated", "abc1abc1abc1", /repeated/],
  ["a run of digits", "123456789012", /repeated/],
  ["a run of keys", "qwertyuiopas", /repeated/],
  ["a run of letters backwards", "zyxwvutsrqpon", /repeated/],
  ["a common password with digits", "Password12345", /first passwords/],
  ["a common password in disguise", "P@ssw0rd!2026", /first passwords/],
  ["two common words", "WelcomeSummer2026", /first passwords/],
  ["the person's name", "JaneDoering2026!", /name or address/],
  ["the person's company", "acmemachining1".replace("acmem", "acme-m"), /name or address/],
])("%s: %j is refused when it must be", (_, password, problem) => {
  const found = findPasswordProblem(password, personal);
  if (problem) expect(found).toMatch(problem);
  else expect(found).toBeNull();
});
