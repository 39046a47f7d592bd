import type { ShownFile } from "#app/domain/remediation/shown-plan.ts";
import { InspectionNotes } from "#app/ui/evidence/inspection-notes.tsx";
import { ValidUntil } from "#app/ui/evidence/valid-until.tsx";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";

type ShownFilesProps = {
  files: readonly ShownFile[] | undefined;
  /** where a file is downloaded; absent where it is named only */
  hrefOf?: ((evidenceId: string) => string) | undefined;
};

/** The files that show that an item is closed, each with the day that it is about. */
export function ShownFiles({ files = [], hrefOf }: ShownFilesProps) {
  if (files.length === 0) return null;
  return (
    <ul className="plan-item__files">
      {files.map((file) => (
        <li key={`${file.id} ${file.aboutOn}`}>
          {hrefOf ? (
            <a href={hrefOf(file.id)} download>
              {file.fileName}
            </a>
          ) : (
            file.fileName
          )}
          , about <DateText on={file.aboutOn} />, uploaded <InstantText at={file.uploadedAt} />
          <ValidUntil file={file} />
          <InspectionNotes file={file} />
          <Disclosure summary="SHA-256 of the file">
            <Identifier>{file.sha256}</Identifier>
          </Disclosure>
        </li>
      ))}
    </ul>
  );
}
