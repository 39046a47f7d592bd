import { EVIDENCE_SUBJECT_NAMES, type EvidenceSubject } from "#app/domain/evidence/subjects.ts";

type WithoutFileProps = { subjects: readonly EvidenceSubject[]; hasFiles: boolean };

/** Which file is missing, by what it would show. */
export function WithoutFile({ subjects, hasFiles }: WithoutFileProps) {
  if (subjects.length === 0) return null;
  return (
    <div className="without-file">
      <p>No file stands beside:</p>
      <ul>
        {subjects.map((subject) => (
          <li key={subject}>
            <strong>{EVIDENCE_SUBJECT_NAMES[subject].name}</strong>.{" "}
            {EVIDENCE_SUBJECT_NAMES[subject].best} would show it.
          </li>
        ))}
      </ul>
      {hasFiles && (
        <p>If a print above shows it too, add the same print once more for it; or go on without.</p>
      )}
    </div>
  );
}
