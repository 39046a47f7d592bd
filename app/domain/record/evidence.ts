import type { RecordContent } from "./content.ts";

/** A file that a record names: beside a fact, what the prime recorded itself, an item of a plan, or an answer. */
export type RecordFile = RecordContent["suppliers"][number]["facts"][number]["evidence"][number];

/** Every file that a record names, once for each time it is named. */
export function listRecordFiles({ suppliers }: Pick<RecordContent, "suppliers">): RecordFile[] {
  return suppliers.flatMap(({ facts, showings = [], plans = [], questionnaires = [] }) =>
    [...facts, ...showings, ...plans, ...questionnaires].flatMap(({ evidence }) => evidence),
  );
}
