import type { FactEvidence } from "#app/domain/fact/content.ts";
import type { Disposal } from "#app/domain/retention/disposal.ts";
import { InspectionNotes } from "#app/ui/evidence/inspection-notes.tsx";
import { ValidUntil } from "#app/ui/evidence/valid-until.tsx";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { Stack } from "#app/ui/kit/layout.tsx";

type EvidenceListProps = {
  evidence: readonly FactEvidence[];
  /** Where a file is downloaded; without it the files are named only. */
  hrefOf?: (evidenceId: string) => string;
  /** Those that the reader's prime disposed of: they are named only. */
  disposals?: readonly Disposal[];
  /** for those who have the file themselves: its SHA-256 opens when it is wanted */
  isHashFolded?: boolean;
};

/** The files beside a fact, each with its SHA-256, by which it is known for ever. */
export function EvidenceList(props: EvidenceListProps) {
  const { evidence, hrefOf, disposals = [], isHashFolded = false } = props;
  if (evidence.length === 0) return <p>No file was put beside this fact.</p>;
  const disposalOf = new Map(disposals.map((disposal) => [disposal.evidenceId, disposal]));
  return (
    <ul>
      {evidence.map((file) => (
        <li key={file.id}>
          <Stack gap="tight">
            <div>
              {hrefOf && !disposalOf.has(file.id) ? (
                <a href={hrefOf(file.id)} download>
                  {file.fileName}
                </a>
              ) : (
                file.fileName
              )}{" "}
              ({sizeText(file.sizeBytes)})
            </div>
            <Disposed disposal={disposalOf.get(file.id)} />
            <div>
              Uploaded by {file.uploadedByName}, <InstantText at={file.uploadedAt} />
              <ValidUntil file={file} />
            </div>
            <InspectionNotes file={file} />
            <Hash sha256={file.sha256} isFolded={isHashFolded} />
          </Stack>
        </li>
      ))}
    </ul>
  );
}

function Hash({ sha256, isFolded }: { sha256: string; isFolded: boolean }) {
  if (isFolded)
    return (
      <Disclosure summary="SHA-256 of the file">
        <Identifier>{sha256}</Identifier>
      </Disclosure>
    );
  return (
    <div>
      SHA-256 <Identifier>{sha256}</Identifier>
    </div>
  );
}

function Disposed({ disposal }: { disposal: Disposal | undefined }) {
  if (!disposal) return null;
  return (
    <div>
      <strong>
        Disposed of on <DateText on={disposal.disposedOn} />
      </strong>{" "}
      by {disposal.disposedByName}, after it had been kept until{" "}
      <DateText on={disposal.retainedUntil} />. Its name and hash stay.
    </div>
  );
}

function sizeText(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
