import { FORM_LIMITS, readParts } from "./form-body.server.ts";
import { requireSameOrigin } from "./require-same-origin.server.ts";

export type Upload = {
  /** The fields beside the file. */
  fields: FormData;
  file: { name: string; bytes: Buffer } | null;
  /** Whether the file was larger than allowed; its bytes were read and thrown away. */
  isTooLarge: boolean;
};

/** Beyond this the rest of a request is not even read. */
const PATIENCE = 8;
/** For 20 MB over a line of 1 Mbit/s, and some more. */
const MILLISECONDS = 240_000;

/**
 * Read a form with one file in it. A file that is too large is read to its end, so that the browser
 * gets an answer instead of a broken connection, but never kept in memory.
 *
 * @throws 400 when the post comes from another site, 413 when the request is absurdly large; as
 *   `readFormBody` for what is no form.
 */
export async function readUpload(
  request: Request,
  fileField: string,
  maximumBytes: number,
): Promise<Upload> {
  requireSameOrigin(request);
  const limits = {
    bytes: PATIENCE * maximumBytes + FORM_LIMITS.bytes,
    milliseconds: MILLISECONDS,
  };
  const { fields, file } = await readParts(request, limits, {
    field: fileField,
    bytes: maximumBytes,
  });
  return {
    fields,
    file: file && { name: file.name, bytes: file.bytes },
    isTooLarge: file?.isTooLarge ?? false,
  };
}
