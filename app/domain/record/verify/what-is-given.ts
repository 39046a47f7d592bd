import type { PackedArchive } from "#app/domain/archive/packed-member.ts";
import { LOG_FILES } from "#app/domain/log/verify/log-archive.ts";
import { RECORD_FILES } from "../manifest.ts";

/** Whether some member has a name by which a record or a passport is known, in whatever folder. */
export function holdsRecord(archive: PackedArchive): boolean {
  return holds(archive, [RECORD_FILES.json, RECORD_FILES.manifest]);
}

/** What to say of a ZIP that holds neither a record nor a passport. */
export function sayWhatHolds(archive: PackedArchive): string {
  return holds(archive, [LOG_FILES.entries])
    ? "This is the export of a whole log, not a record: check it with flowdown verify-log."
    : `This ZIP is no record and no passport: it holds no ${RECORD_FILES.manifest}. Choose the ZIP as it was downloaded from the portal.`;
}

const PDF = "%PDF-";
const ZIP = "PK";

/** What to say of a file that no ZIP can be read from. @param beginning its first bytes, as text. */
export function sayWhatIs(beginning: string): string {
  if (beginning.startsWith(PDF))
    return "This is a PDF, and the PDF alone cannot be checked here: it prints what the record says, and proves nothing of it. Choose the ZIP of the same record; its last pages say how to check the signature of the PDF.";
  if (beginning.trimStart().startsWith("{"))
    return "This is the JSON alone. It carries no signature: choose the ZIP of the same record, in which the signed list of its parts stands.";
  if (beginning.startsWith(ZIP))
    return "This ZIP cannot be read: it is damaged or was not downloaded to its end. Download it once more, and check that one.";
  return "This file is no record and no passport: it is no ZIP file that can be read.";
}

function holds({ members }: PackedArchive, files: readonly string[]): boolean {
  return members.some(({ name }) =>
    files.some((file) => name === file || name.endsWith(`/${file}`)),
  );
}
