import { z } from "zod";
import { IS_OURS } from "./brought-form.ts";

/** What a spreadsheet that comes through the link of a letter may weigh: one of ours has some 20 kB. */
export const MOST_SENT_SHEET_BYTES = 1_000_000;

/** Which of the requests that a letter is about a spreadsheet answers. */
export const sentSheetForm = (requestIds: readonly string[]) =>
  z.object({
    ...IS_OURS,
    requestId: z
      .string("Choose which subcontract the spreadsheet is for.")
      .refine((id) => requestIds.includes(id), "Choose one of the subcontracts below."),
  });

/** What was read of the file that this browser sent last. */
export type JustSent = {
  /** of how many sections it answers something */
  sections: number;
  /** how many cells stand as they were sent */
  unchanged: number;
  problems: { cell: string; label: string; why: string }[];
  /** problems beyond those that are listed */
  more: number;
};
