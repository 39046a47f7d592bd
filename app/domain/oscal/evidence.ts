import type { RecordContent } from "#app/domain/record/content.ts";
import { evidencePath } from "#app/domain/record/manifest.ts";
import type { RecordAssessment } from "./assessments.ts";
import { uuidOf } from "./name-uuid.ts";
import { markup, oneLine, props, some } from "./text.ts";

type Evidence = RecordAssessment["fact"]["evidence"][number];

/** The evidence of assessments as resources, each file once, with the hash that names it. */
export function writeResources(
  { version }: Pick<RecordContent, "version">,
  assessments: readonly RecordAssessment[],
) {
  const files = new Map(
    assessments.flatMap(({ fact }) => fact.evidence.map((file) => [file.sha256, file] as const)),
  );
  return [...files.values()].map((file) => {
    const mediaType = oneLine(file.mediaType);
    return {
      uuid: resourceUuid(file),
      title: titleOf(file),
      ...props({ "size-bytes": file.sizeBytes, "uploaded-at": file.uploadedAt }),
      ...(file.disposedAt === null
        ? {
            rlinks: [
              {
                href: `../${evidencePath(version, file)}`,
                ...(mediaType ? { "media-type": mediaType } : {}),
                hashes: [{ algorithm: "SHA-256", value: file.sha256 }],
              },
            ],
          }
        : { remarks: `Disposed of at ${file.disposedAt}; its SHA-256 was ${file.sha256}.` }),
    };
  });
}

/** The evidence of one assessment, as an observation refers to it. */
export function refersToEvidence({ fact }: RecordAssessment) {
  return some(
    "relevant-evidence",
    fact.evidence.map((file) => ({
      href: `#${resourceUuid(file)}`,
      description: titleOf(file),
    })),
  );
}

function resourceUuid({ sha256 }: Evidence): string {
  return uuidOf("evidence", sha256);
}

function titleOf({ fileName }: Evidence): string {
  return markup(fileName) || "Evidence without a name";
}
