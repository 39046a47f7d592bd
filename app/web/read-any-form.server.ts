import { readFormBody } from "./form-body.server.ts";
import { readUpload } from "./read-upload.server.ts";
import { requireSameOrigin } from "./require-same-origin.server.ts";

const MOST_FILE_BYTES = 20_000_000;

/**
 * Read a form whatever it is, to keep what was typed; the bytes of a file are thrown away.
 *
 * @returns null when it is no form of ours.
 */
export async function readAnyForm(
  request: Request,
): Promise<{ fields: FormData; hasFile: boolean } | null> {
  if (request.bodyUsed) return null;
  try {
    requireSameOrigin(request);
    const type = request.headers.get("Content-Type") ?? "";
    if (!type.startsWith("multipart/form-data"))
      return { fields: await readFormBody(request), hasFile: false };
    const { fields, file } = await readUpload(request, "file", MOST_FILE_BYTES);
    return { fields, hasFile: file !== null };
  } catch (problem) {
    if (problem instanceof Response) return null;
    throw problem;
  }
}
