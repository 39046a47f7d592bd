import type { PathStep } from "./check-by-hand.ts";
import type { LogCheckpoint } from "./checkpoint-view.ts";
import type { OversightEntry } from "./entry.ts";
import type { LogItem } from "./item.ts";

/** What proves an entry: how it leads to the newest signed root, and what came of each check. */
export type EntryProof = {
  checkpoint: LogCheckpoint;
  path: PathStep[];
  /** the text still has the hash that stands in the log */
  hasItsLeaf: boolean;
  /** the leaf leads to the root of the checkpoint */
  leadsToRoot: boolean;
  /** the checkpoint was signed by this key of the prime; null when none of them did */
  signedBy: string | null;
};

/** One entry of the log with all that is known of it. */
export type LogEntryView = {
  item: LogItem;
  /** canonical, exactly as it was hashed */
  text: string;
  entry: OversightEntry;
  /** null while no checkpoint covers it */
  proof: EntryProof | null;
};

/** Whether everything that was checked holds. */
export function isUnchanged({ hasItsLeaf, leadsToRoot, signedBy }: EntryProof): boolean {
  return hasItsLeaf && leadsToRoot && signedBy !== null;
}
