import { expect, test } from "vitest";
import type { SectionAnswers } from "./answers.ts";
import { findUnshownScores } from "./check.ts";

const unshown = (scores: object, files: { evidenceId: string; subject: string }[] | null) =>
  findUnshownScores({
    assessment: scores,
    ...(files && { evidence: { files, withoutFiles: true } }),
  } as unknown as Partial<SectionAnswers>);
const print = (subject: string) => ({ evidenceId: "f", subject });

test("a full score without a file beside it is pointed out before it is signed", () => {
  expect(unshown({ cmmcScore: 110 }, [])).toMatchObject([{ section: "evidence" }]);
  expect(unshown({ dodScore: 110 }, [print("cmmc-status")])).toHaveLength(1);
  expect(unshown({ cmmcScore: 110, dodScore: 110 }, [])).toHaveLength(2);
});

test("a file that shows it, a lower score, and files that are still to come are no doubt", () => {
  expect(unshown({ cmmcScore: 110 }, [print("cmmc-status")])).toEqual([]);
  expect(unshown({ cmmcScore: 109 }, [])).toEqual([]);
  expect(unshown({ cmmcScore: 110 }, null)).toEqual([]);
});
