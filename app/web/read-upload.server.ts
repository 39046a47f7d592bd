import { unstable_parseMultipartFormData as parseMultipart } from "@remix-run/node";
import { noteFile } from "./posted-form.server.ts";
import { requireSameOrigin } from "./require-same-origin.server.ts";

export type Upload = {
  /** The fields beside the file. */
  fields: FormData;
  file: { name: string; bytes: Buffer } | null;
  /** Whether the file was larger than allowed; its bytes were read and thrown away. */
  isTooLarge: boolean;
};

const LONGEST_FIELD = 10_000;
/** Beyond this the rest of a request is not even read. */
const PATIENCE = 8;

/**
 * Read a form with one file in it. A file that is too large is read to its end, so that the browser
 * gets an answer instead of a broken connection, but never kept in memory.
 *
 * @throws 403 when the post comes from another site, 413 when the request is absurdly large.
 */
export async function readUpload(
  request: Request,
  fileField: string,
  maximumBytes: number,
): Promise<Upload> {
  requireSameOrigin(request);
  const found: Pick<Upload, "file" | "isTooLarge"> = { file: null, isTooLarge: false };
  const fields = await parseMultipart(request, async ({ name, filename, data }) => {
    const isFile = name === fileField && Boolean(filename);
    const read = await readPart(data, isFile ? maximumBytes : LONGEST_FIELD);
    if (isFile) {
      found.isTooLarge ||= read === null;
      found.file = { name: filename ?? "", bytes: read ?? Buffer.alloc(0) };
      return undefined;
    }
    return filename === undefined && read ? read.toString("utf8") : undefined;
  });
  if (found.file) noteFile(found.file);
  return { fields, ...found };
}

/** The bytes of one part, or null when there were more than `maximum`. */
async function readPart(data: AsyncIterable<Uint8Array>, maximum: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of data) {
    size += chunk.length;
    if (size <= maximum) chunks.push(chunk);
    else chunks.length = 0;
    if (size > maximum * PATIENCE) throw new Response(null, { status: 413 });
  }
  return size > maximum ? null : Buffer.concat(chunks);
}
