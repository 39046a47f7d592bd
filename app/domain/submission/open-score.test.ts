import { expect, test } from "vitest";
import type { SectionValues } from "./answers.ts";
import { type MarkedScore, scoreMarks } from "./open-score.ts";

test.each<[string, SectionValues, "cmmc" | "dod", MarkedScore]>([
  ["nothing marked leaves 110", { dodScore: "97" }, "dod", { open: 0, score: 110, entered: 97 }],
  [
    "marks cost their points, a part its own",
    { cmmcOpen: ["3.5.3 partial", "3.1.9"], cmmcScore: "" },
    "cmmc",
    { open: 2, score: 106, entered: null },
  ],
  [
    "without the plan there is no score",
    { dodOpen: "3.12.4", dodScore: "−20" },
    "dod",
    { open: 1, score: null, entered: -20 },
  ],
  [
    "Level 3 counts from 24",
    { cmmcType: "Level 3 (DIBCAC)", cmmcOpen: "3.1.2e", cmmcScore: "23" },
    "cmmc",
    { open: 1, score: 23, entered: 23 },
  ],
  [
    "an unknown mark is ignored",
    { dodOpen: ["9.9.9"] },
    "dod",
    { open: 0, score: 110, entered: null },
  ],
])("%s", (_, values, which, expected) => {
  expect(scoreMarks(values, which)).toEqual(expected);
});
