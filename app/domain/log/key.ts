/** A key that signs or signed a prime's log, by what anyone may know of it. */
export type LogKey = {
  /** one line, as C2SP signed-note writes it */
  verifierKey: string;
  /** ISO instants; `until` is null for the one in use */
  since: string;
  until: string | null;
};

/** The keys as a file to hand on: a line each with the key, since when and until when it signed. */
export function writeKeyList(keys: readonly LogKey[]): string {
  return keys
    .map(({ verifierKey, since, until }) => `${verifierKey} ${since} ${until ?? "-"}\n`)
    .join("");
}

/** The verifier keys of such a file, or of one with nothing but a key on each line. */
export function readKeyList(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim().split(/\s+/)[0] ?? "")
    .filter((key) => key !== "");
}
