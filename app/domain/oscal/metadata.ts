import type { RecordContent } from "#app/domain/record/content.ts";
import { RECORD_FILES } from "#app/domain/record/manifest.ts";
import type { RecordAssessment } from "./assessments.ts";
import { writeParties } from "./parties.ts";
import { markup, oneLine } from "./text.ts";

/** The version of OSCAL that is written here. */
export const OSCAL_VERSION = "1.2.0";

/** What a document says of itself: the record it is part of, and who stands in it. */
export function writeMetadata(
  content: RecordContent,
  title: string,
  assessments: readonly RecordAssessment[],
) {
  return {
    title: `${title} in oversight record ${markup(content.number)}`,
    published: content.requestedAt,
    "last-modified": content.requestedAt,
    version: oneLine(content.number) || "1",
    "oscal-version": OSCAL_VERSION,
    "document-ids": [
      { scheme: "urn:flowdown:oversight-record", identifier: oneLine(content.number) || "1" },
    ],
    links: [
      {
        href: `../${RECORD_FILES.json}`,
        rel: "source",
        "media-type": "application/json",
        text: "The oversight record that this was written from, with what OSCAL cannot say",
      },
    ],
    ...writeParties(content, assessments),
    remarks:
      "Written from the oversight record beside it, which is signed and rests on a log that anyone can verify. Where the two differ, the record counts.",
  };
}
