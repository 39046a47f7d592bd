import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";

/** That a prime disposed of a file. Its name and its hash stay, its content is gone for the prime. */
export type Disposal = {
  evidenceId: string;
  fileName: string;
  sha256: string;
  /** ISO instant, UTC, and its day */
  disposedAt: string;
  disposedOn: CalendarDate;
  disposedByName: string;
  /** the last day on which it had to be kept */
  retainedUntil: CalendarDate;
};
