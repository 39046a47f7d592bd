import { Failed } from "#app/domain/archive/archive.ts";
import type { Parts } from "#app/domain/archive/find-parts.ts";
import type { RecordContent } from "../content.ts";
import { RECORD_FILES, TIMESTAMP_FILE } from "../manifest.ts";
import { checkToken, type Timestamp } from "../timestamp/token.ts";

/** Nothing signs its size, so it is not read whole whatever it says. */
const MOST_BYTES = 100_000;

/**
 * A time stamp, where the record carries one, is over the signed list of parts.
 *
 * @param trust throws when who stamped is not trusted; without it the name is told and no more.
 */
export async function checkTimestamp(
  parts: Parts,
  { version }: RecordContent,
  trust: ((timestamp: Timestamp) => void) | undefined,
): Promise<[string, null]> {
  const sizeBytes = parts.sizeOf(TIMESTAMP_FILE);
  if (sizeBytes === null) return ["none: the record says itself when it was built", null];
  if (version < 3) throw new Failed(`${TIMESTAMP_FILE} does not belong into this record.`);
  if (sizeBytes > MOST_BYTES) throw new Failed(`${TIMESTAMP_FILE} is too large for a time stamp.`);
  const [token, manifest] = await Promise.all([
    parts.read(TIMESTAMP_FILE),
    parts.read(RECORD_FILES.manifest),
  ]);
  const timestamp = await checkToken(token, manifest).catch((error: unknown) => {
    if (error instanceof RangeError)
      throw new Failed(`${TIMESTAMP_FILE} is no time stamp: ${error.message}.`);
    throw new Failed(error instanceof Error ? error.message : String(error));
  });
  trust?.(timestamp);
  const { at, signer } = timestamp;
  const judged = trust ? "" : "; whether that is an authority you trust is for you to look at";
  return [`${at.toISOString()}, by ${signer.subject}${judged}`, null];
}
