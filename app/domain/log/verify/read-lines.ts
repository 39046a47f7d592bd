import { Failed } from "#app/domain/archive/archive.ts";

/**
 * The lines of a text that may be too long to hold, as many at a time as arrive together.
 *
 * @param name of the member, for the sentence that says what is wrong with it.
 */
export async function* readLines(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<string[]> {
  const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const decode = (chunk?: Uint8Array) => {
    try {
      return utf8.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw new Failed(`${name} is no text in UTF-8.`);
    }
  };
  let rest = "";
  for await (const chunk of chunks) {
    const lines = (rest + decode(chunk)).split("\n");
    rest = lines.pop() ?? "";
    yield lines;
  }
  if (rest + decode() !== "") throw new Failed(`${name} ends in the middle of a line.`);
}
