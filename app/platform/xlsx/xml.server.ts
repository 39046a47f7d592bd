import { Parser } from "htmlparser2";

/** What is done at an element, by its name without prefix and in small letters. */
export type XmlHandlers = {
  open?: Readonly<Record<string, (attributes: Readonly<Record<string, string>>) => void>>;
  close?: Readonly<Record<string, () => void>>;
  text?: (text: string) => void;
};

const plainName = (name: string) => name.slice(name.indexOf(":") + 1).toLowerCase();

/**
 * Read XML as a stream. Only the five entities of XML and numbers of characters are known: what a
 * document type would define is neither fetched nor expanded.
 *
 * @throws whatever a handler throws, at once; and what reading the bytes throws.
 */
export async function readXml(
  bytes: AsyncIterable<Uint8Array>,
  { open, text, close }: XmlHandlers,
): Promise<void> {
  const parser = new Parser(
    {
      onopentag: (name, attributes) => open?.[plainName(name)]?.(attributes),
      onclosetag: (name) => close?.[plainName(name)]?.(),
      ontext: (part) => text?.(part),
    },
    { xmlMode: true, decodeEntities: true },
  );
  const decoder = new TextDecoder("utf-8");
  for await (const chunk of bytes) parser.write(decoder.decode(chunk, { stream: true }));
  parser.end(decoder.decode());
}
