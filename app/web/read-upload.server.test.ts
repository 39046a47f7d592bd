import { expect, test } from "vitest";
import { evidenceFileName } from "#app/domain/evidence/file-name.ts";
import { FILE_NAMES } from "#tests/fixtures/evidence/file-names.ts";
import { readUpload } from "./read-upload.server.ts";

const ADDRESS = "http://127.0.0.1/";

/** The post that a browser makes of a file with this name. */
function post(name: string): Request {
  const written = name
    .replaceAll("\r", "%0D")
    .replaceAll("\n", "%0A")
    .replaceAll('"', "%22")
    .replaceAll(/\p{Cs}/gu, "\ufffd");
  const body = [
    '--b\r\nContent-Disposition: form-data; name="subject"\r\n\r\ncmmc-status\r\n',
    `--b\r\nContent-Disposition: form-data; name="file"; filename="${written}"\r\n`,
    "Content-Type: application/pdf\r\n\r\n%PDF-1.7\r\n--b--\r\n",
  ].join("");
  return new Request(ADDRESS, {
    method: "POST",
    headers: { "Content-Type": "multipart/form-data; boundary=b", "Sec-Fetch-Site": "same-origin" },
    body,
  });
}

/** A name that no browser sends, or that the door refuses. */
const REFUSED = new Set(["a NUL byte", "nothing", "nothing but slashes"]);

test.each(FILE_NAMES.filter(([what]) => !REFUSED.has(what)))(
  "%s: %j comes through the form and is kept as %j",
  async (_, name, kept) => {
    const { file, fields } = await readUpload(post(name), "file", 1_000);
    expect(fields.get("subject")).toBe("cmmc-status");
    expect(file?.bytes.toString()).toBe("%PDF-1.7");
    expect(evidenceFileName(file?.name ?? "", "application/pdf")).toBe(kept);
  },
);
