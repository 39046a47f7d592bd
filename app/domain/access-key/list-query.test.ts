import { expect, test } from "vitest";
import { listMisread, readRows } from "./list-query.ts";

const USUAL = { sort: "number", order: "up" };

test.each([
  ["", "", []],
  ["state=eligible", "state=eligible", []],
  ["state=elligible", "", ["state"]],
  ["sort=number&order=up", "", []],
  ["sort=size", "", ["sort"]],
  ["colour=red&state=eligible", "state=eligible", ["colour"]],
  ["state=eligible&state=lapsing", "state=eligible", ["state"]],
  ["q=%20Harrow%20", "q=Harrow", []],
  ["q=", "", []],
  ["rows=200", "", []],
  ["rows=201", "", ["rows"]],
])("%j read as %j leaves %j", (given, understood, expected) => {
  const query = new URLSearchParams(given);
  expect(listMisread(query, new URLSearchParams(understood), USUAL)).toEqual(expected);
});

test.each([
  ["", 50],
  ["rows=1", 1],
  ["rows=200", 200],
  ["rows=0", null],
  ["rows=201", null],
  ["rows=1e2", null],
  ["rows=-5", null],
  ["rows=", null],
])("%j asks for %j rows", (given, rows) => {
  expect(readRows(new URLSearchParams(given))).toBe(rows);
});
