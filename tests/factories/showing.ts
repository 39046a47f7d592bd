import { recordShowing } from "#app/commands/showing/record-showing.server.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { ShowingAnswer } from "#app/domain/showing/showing-form.ts";
import { makePdf } from "./answer.ts";
import type { TestActor } from "./people.ts";

/** What somebody read out on the telephone: a status that would do, and its affirmation. */
export function toldByPhone(
  change: Partial<ShowingAnswer<"assessment">> = {},
): ShowingAnswer<"assessment"> {
  return {
    shownBy: "Dana Reed",
    shownByTitle: "owner",
    shownHow: "phone",
    shownOn: calendarDate("2026-10-12"),
    note: "She read the SPRS page to me.",
    type: "Level 2 (C3PAO)",
    status: "Final",
    statusDate: calendarDate("2026-09-01"),
    score: 110,
    cmmcUid: "S200001234",
    cages: [],
    assessor: "Bluepoint Assessors",
    affirmedOn: calendarDate("2026-09-02"),
    officialName: "Dana Reed",
    officialTitle: "owner",
    ...change,
  };
}

/** Record it with a photo of the page. @returns ids of the assessment and of its affirmation */
export async function recordTold(
  manager: TestActor,
  supplierId: string,
  answer = toldByPhone(),
): Promise<[assessment: string, affirmation: string]> {
  const file = { name: "SPRS page.pdf", bytes: makePdf("SPRS page on the telephone") };
  const told = { kind: "assessment" as const, answer };
  const recorded = await recordShowing(manager, supplierId, told, file);
  if (!recorded.ok) throw new Error(recorded.reason);
  const [assessment = "", affirmation = ""] = recorded.showingIds;
  return [assessment, affirmation];
}
