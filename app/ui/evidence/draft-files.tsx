import type { EvidenceSubject } from "#app/domain/evidence/subjects.ts";
import { EVIDENCE_SUBJECT_NAMES } from "#app/domain/evidence/subjects.ts";
import type { FactEvidence } from "#app/domain/fact/content.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { InspectionNotes } from "./inspection-notes.tsx";
import { ValidUntil } from "./valid-until.tsx";

/** A file of the answer in preparation. `link` names it and what it stands beside. */
export type DraftFile = FactEvidence & { subject: EvidenceSubject; link: string };

type DraftFilesProps = { organizationId: string; files: readonly DraftFile[] };

/** The files that will be signed with the answer, each with its SHA-256 and a way to take it off. */
export function DraftFiles({ organizationId, files }: DraftFilesProps) {
  if (files.length === 0) return <p>No file yet. One print of the SPRS entry is often enough.</p>;
  return (
    <ul className="draft-files">
      {files.map((file) => (
        <li key={file.link} className="draft-files__file">
          <div>
            <p>
              <strong>{EVIDENCE_SUBJECT_NAMES[file.subject].name}:</strong>{" "}
              <a href={paths.subcontractor.evidence(organizationId, file.id)} download>
                {file.fileName}
              </a>
            </p>
            <p>
              Uploaded by {file.uploadedByName}, <InstantText at={file.uploadedAt} />
              <ValidUntil file={file} />
            </p>
            <InspectionNotes file={file} />
            <Disclosure summary="SHA-256 of the file">
              <Identifier>{file.sha256}</Identifier>
            </Disclosure>
          </div>
          <Form multipart ariaLabel={`Take ${file.fileName} off`} hidden={{ remove: file.link }}>
            <Button look="quiet" ariaLabel={`Take ${file.fileName} off`}>
              Take off
            </Button>
          </Form>
        </li>
      ))}
    </ul>
  );
}
