import { createContext, useContext } from "react";
import type { AnswerFile } from "#app/domain/questionnaire/content-answer.ts";
import { InspectionNotes } from "#app/ui/evidence/inspection-notes.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";

type HrefOf = (fileId: string) => string;

const Context = createContext<HrefOf | null>(null);

/** Where the files of the answers within are downloaded; outside of it they are named only. */
export const AnswerFilesAt = Context.Provider;

/** The files of an answer, each with what whoever relies on it must know. */
export function AnswerFiles({ files }: { files: readonly AnswerFile[] }) {
  return (
    <ul className="plain-list answer-files">
      {files.map((file) => (
        <li key={file.id}>
          <AnswerFileName file={file} />, uploaded by {file.uploadedByName},{" "}
          <InstantText at={file.uploadedAt} />
          <InspectionNotes file={file} />
          <Disclosure summary="SHA-256 of the file">
            <Identifier>{file.sha256}</Identifier>
          </Disclosure>
        </li>
      ))}
    </ul>
  );
}

/** Its name, as a download where it can be had. */
function AnswerFileName({ file: { id, fileName } }: { file: AnswerFile }) {
  const hrefOf = useContext(Context);
  if (!hrefOf) return <strong>{fileName}</strong>;
  return (
    <a href={hrefOf(id)} download>
      {fileName}
    </a>
  );
}
