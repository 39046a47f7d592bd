import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { BeforeStart } from "./before-start.tsx";

function say(required: RequiredStatus | null, names: string[] = [], isTold = false) {
  const request = {
    required,
    clauses: [],
    information: "FCI" as const,
    primeName: "Corvane",
    performingCages: ["1ABC5"],
  };
  const officials = names.map((name) => ({ name }));
  return renderToStaticMarkup(
    <BeforeStart organizationId="o" request={request} officials={officials} isTold={isTold} />,
  );
}

test("what to have at hand depends on what is asked", () => {
  expect(say("Level 2 (Self)")).toMatch(/SPRS[\s\S]*system security plan/);
  expect(say("Level 1 (Self)")).not.toContain("system security plan");
  expect(say(null)).not.toContain("SPRS");
});

test("who was never assessed is sent there first, and at Level 1 hears of no score", () => {
  expect(say("Level 1 (Self)")).toContain("/workbooks?path=level-1");
  expect(say("Level 1 (Self)")).not.toContain("score");
  expect(say("Level 2 (Self)")).toMatch(/href="[^"]*\/workbooks"/);
  expect(say("Level 2 (C3PAO)")).not.toContain("/workbooks");
  expect(say(null)).not.toContain("/workbooks");
});

test("it says where the work must be done and who signs", () => {
  expect(say(null, ["Dana Whitlock"])).toContain("Whoever signs: Dana Whitlock");
  expect(say(null)).toContain("Nobody may yet");
  expect(say(null)).toContain("1ABC5");
});

test("who told most of it before reads what is new, and not what a beginner needs", () => {
  const told = say("Level 2 (Self)", ["Dana Whitlock"], true);
  expect(told).toContain("A few minutes");
  expect(told).toContain("1ABC5");
  expect(told).toContain("Dana Whitlock");
  for (const beginner of [
    "Your registration at SAM.gov",
    "PIEE account",
    "Never assessed",
    "About an hour",
  ]) {
    expect(told).not.toContain(beginner);
    expect(say("Level 2 (Self)")).toContain(beginner);
  }
});
