import { sayUnsearched } from "#app/domain/evidence/searched.ts";
import type { FactEvidence } from "#app/domain/fact/content.ts";

/** What whoever relies on a file must know of how it was looked into; nothing when all is well. */
export function InspectionNotes({ file }: { file: FactEvidence }) {
  const unsearched = sayUnsearched(file);
  const { notCui } = file;
  return (
    <>
      {unsearched && (
        <p>
          <strong>Not searched.</strong> {unsearched}
        </p>
      )}
      {notCui && (
        <p>
          <strong>Looks marked.</strong>{" "}
          {notCui.markings.map(({ text, page }) => `“${text}” on page ${page}`).join(", ")}.{" "}
          {file.uploadedByName} states that it is not CUI: “{notCui.reason}”
        </p>
      )}
    </>
  );
}
