import type { SQL } from "drizzle-orm";
import type { WorkKind } from "#app/domain/worklist/kinds.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { notesToAnswer } from "./audit-work.server.ts";
import {
  awardDaysThatFail,
  conditionsDue,
  exceptionsToDecide,
  lapsedAwards,
  lapsingVerdicts,
} from "./award-work.server.ts";
import { returnedLetters, stuckCampaigns, wrongPersons } from "./contact-work.server.ts";
import {
  flowdownsToIssue,
  informationToAnswer,
  lateAnswers,
  outdatedFlowdowns,
} from "./flowdown-work.server.ts";
import {
  answersToReview,
  closingsToCheck,
  factsToReview,
  returnedFacts,
} from "./review-work.server.ts";
import type { Asked, WorkFilter } from "./work-rows.server.ts";

const ROWS_OF: Record<WorkKind, (asked: Asked) => SQL> = {
  "exception-to-decide": exceptionsToDecide,
  "condition-due": conditionsDue,
  "note-to-answer": notesToAnswer,
  "award-day-fails": awardDaysThatFail,
  "award-lapsed": lapsedAwards,
  "information-to-answer": informationToAnswer,
  "flowdown-to-issue": flowdownsToIssue,
  "flowdown-outdated": outdatedFlowdowns,
  "facts-to-review": factsToReview,
  "answers-to-review": answersToReview,
  "closings-to-check": closingsToCheck,
  "wrong-person": wrongPersons,
  "letter-returned": returnedLetters,
  "answer-late": lateAnswers,
  "campaign-stuck": stuckCampaigns,
  "fact-returned": returnedFacts,
  "verdict-lapses": lapsingVerdicts,
};

/** The one statement behind the list and the count of each kind of work. */
export function workOfKind(kind: WorkKind, scope: Scope, filter: WorkFilter): SQL {
  return ROWS_OF[kind]({ scope, filter });
}
