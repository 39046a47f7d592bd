import type { FactEvidence } from "#app/domain/fact/content.ts";
import { DateText } from "#app/ui/kit/date-text.tsx";

/** Until when a file is valid, where it names a day. */
export function ValidUntil({ file }: { file: FactEvidence }) {
  return file.validUntil ? (
    <>
      ; valid until <DateText on={file.validUntil} />
    </>
  ) : null;
}
