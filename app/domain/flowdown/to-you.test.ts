import { expect, test } from "vitest";
import { clauses } from "#catalogs/index.ts";
import { sayToYou } from "./to-you.ts";

const flowing = clauses.filter(({ subcontractorMust }) => !subcontractorMust.startsWith("Nothing"));

test.each(flowing.map((clause) => [clause.id, clause] as const))(
  "%s is told to the subcontractor in words to it alone",
  (_, { numbers, flows, subcontractorMust }) => {
    const number = numbers[0]?.number ?? "";
    const said = sayToYou({ number, why: flows.why, subcontractorMust });
    expect(said.isPlain).toBe(true);
    expect(`${said.why} ${said.must}`).toMatch(/\byou/i);
    expect(`${said.why} ${said.must}`).not.toMatch(/\b(the subcontractor|its own)\b/i);
  },
);

test("what was issued in other words is told in those words", () => {
  const issued = { number: "52.204-21", why: "Because.", subcontractorMust: "Do it." };
  expect(sayToYou(issued)).toEqual({ why: "Because.", must: "Do it.", isPlain: false });
});
