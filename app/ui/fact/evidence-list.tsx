import type { FactEvidence } from "#app/domain/fact/content.ts";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { Stack } from "#app/ui/kit/layout.tsx";

type EvidenceListProps = {
  evidence: readonly FactEvidence[];
  /** Where a file is downloaded; without it the files are named only. */
  hrefOf?: (evidenceId: string) => string;
};

/** The files beside a fact, each with its SHA-256, by which it is known for ever. */
export function EvidenceList({ evidence, hrefOf }: EvidenceListProps) {
  if (evidence.length === 0) return <p>No file was put beside this fact.</p>;
  return (
    <ul>
      {evidence.map((file) => (
        <li key={file.id}>
          <Stack gap="tight">
            <div>
              {hrefOf ? (
                <a href={hrefOf(file.id)} download>
                  {file.fileName}
                </a>
              ) : (
                file.fileName
              )}{" "}
              ({sizeText(file.sizeBytes)})
            </div>
            <div>
              Uploaded by {file.uploadedByName}, <InstantText at={file.uploadedAt} />
            </div>
            <div>
              SHA-256 <Identifier>{file.sha256}</Identifier>
            </div>
          </Stack>
        </li>
      ))}
    </ul>
  );
}

function sizeText(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
