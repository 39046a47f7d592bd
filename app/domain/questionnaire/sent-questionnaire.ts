import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { QuestionnaireContent } from "#catalogs/index.ts";
import type { AskedSection, Settled } from "./asked-questions.ts";
import type { ResponseState } from "./response-state.ts";
import type { Round } from "./rounds.ts";

/** A questionnaire as it was sent to one supplier. */
export type SentQuestionnaire = {
  id: string;
  primeId: string;
  primeName: string;
  supplierId: string;
  organizationId: string;
  /** who sent it, at the prime */
  sentBy: string;
  sentByName: string;
  /** ISO instant, UTC */
  sentAt: string;
  questionnaire: string;
  version: number;
  content: QuestionnaireContent;
  contentHash: string;
  /** as it was sent; a return gives a later day */
  dueOn: CalendarDate;
  message: string;
  settled: Settled[];
  isStarted: boolean;
  isWithdrawn: boolean;
};

/** What the house noted beside an answer. */
export type HouseNote = {
  question: string;
  text: string;
  notedByName: string;
  /** ISO instant, UTC */
  notedAt: string;
};

/** What a prime has of a questionnaire that it sent. */
export type ReviewFile = {
  request: SentQuestionnaire;
  supplierName: string;
  /** the latest day that was told: of the sending, or of a return after it */
  answerDueOn: CalendarDate;
  /** newest first */
  rounds: Round[];
  /** the questions as the newest response answered them; as they were sent before any */
  sections: AskedSection[];
  /** oldest first */
  notes: HouseNote[];
  state: ResponseState;
};

/** One questionnaire that was sent to one supplier. */
export type SentItem = {
  id: string;
  supplierId: string;
  legalName: string;
  questionnaire: string;
  title: string;
  version: number;
  dueOn: CalendarDate;
  /** ISO instant, UTC */
  sentAt: string;
  state: ResponseState;
};

export type SentFilter = {
  /** part of a supplier's name, its codes or the questionnaire's title */
  search?: string;
  state?: ResponseState;
  questionnaire?: string;
  supplierId?: string;
  /** not handed in, and the due date has passed */
  isLate?: boolean;
};
