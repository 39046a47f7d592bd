import { uploadLimits } from "./body-limits.server.ts";
import { readParts } from "./form-parts.server.ts";
import { requireSameOrigin } from "./require-same-origin.server.ts";
import { readSentFileName } from "./sent-file-name.ts";

export type Upload = {
  /** The fields beside the file. */
  fields: FormData;
  file: { name: string; bytes: Buffer } | null;
  /** Whether the file was larger than allowed; its bytes were read and thrown away. */
  isTooLarge: boolean;
};

/**
 * Read a form with one file in it. A file that is too large is read to its end, so that the browser
 * gets an answer instead of a broken connection, but never kept in memory.
 *
 * @throws 400 when the post comes from another site, 413 when the request is absurdly large; as
 *   `readParts` for what is no form.
 */
export async function readUpload(
  request: Request,
  fileField: string,
  maximumBytes: number,
): Promise<Upload> {
  requireSameOrigin(request);
  const wanted = { field: fileField, bytes: maximumBytes };
  const { fields, file } = await readParts(request, uploadLimits(maximumBytes), wanted);
  return {
    fields,
    file: file && { name: readSentFileName(file.name), bytes: file.bytes },
    isTooLarge: file?.isTooLarge ?? false,
  };
}
