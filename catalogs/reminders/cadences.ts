import { z } from "zod";
import { parseCatalog } from "#catalogs/record.ts";
import json from "./cadences.json" with { type: "json" };

/** The earliest and the latest day of an occasion, counted back from the day it is about. */
const Days = z.int().min(-365).max(365);

const Cadence = z.strictObject({
  /** of what, as expirations are named */
  kind: z.string(),
  /** who has to do something about it */
  to: z.enum(["supplier", "prime"]),
  /** how many days before the day a reminder goes out, the earliest first; 0 is the day itself */
  daysBefore: z.array(Days.nonnegative()).min(1),
  /** whether it goes on every week after the day, until it is done */
  weeklyWhenOver: z.boolean(),
  /** from how many days before on the supplier's official is written to as well; null: never */
  officialFrom: Days.nullable(),
  /** the same for whoever owns the supplier at the prime */
  ownerFrom: Days.nullable(),
  /** whether the first reminder asks for the renewal by itself */
  asksRenewal: z.boolean(),
  why: z.string(),
});

/** When reminders go out unless a prime says otherwise: ours, by no regulation. */
export const cadences = parseCatalog("reminders/cadences.json", z.array(Cadence), json);
