import type { RecordContent } from "./record-content.ts";

/** A further document of a record: written in canonical JSON, listed in its manifest. */
export type Attachment = {
  /** in the ZIP */
  name: string;
  json: object;
};

/** The same record in forms that other tools read. */
export function writeAttachments(_content: RecordContent): Attachment[] {
  return [];
}
