import { expect, test } from "vitest";
import { decideAward, type ExceptionStanding } from "./decide.ts";

const refused: ExceptionStanding = { id: "e1", outcome: "refused" };
const open: ExceptionStanding = { id: "e2", outcome: null };
const approved: ExceptionStanding = { id: "e3", outcome: "approved" };

test.each([
  ["eligible", [], { ok: true, isSupported: true, exceptionId: null }],
  ["no-requirement", [], { ok: true, isSupported: true, exceptionId: null }],
  ["eligible", [approved], { ok: true, isSupported: true, exceptionId: null }],
  ["ineligible", [], { ok: false, reason: "not-supported" }],
  ["ineligible", [refused, open], { ok: false, reason: "not-supported" }],
  ["ineligible", [open, approved], { ok: true, isSupported: false, exceptionId: "e3" }],
] as const)("%s with exceptions %j", (verdict, exceptions, ground) => {
  expect(decideAward({ verdict }, exceptions)).toEqual(ground);
});
