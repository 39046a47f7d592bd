import type { WrittenLetter } from "#emails/index.ts";

/** One of several letters, as it would go out now. */
export type SampleLetter = {
  supplierName: string;
  to: readonly { name: string; email: string }[];
  write: () => Promise<WrittenLetter>;
};

/**
 * One of several letters as a page shows it before any goes out.
 *
 * @param letter null where none would.
 * @param href where it stands by itself.
 */
export async function readSample(letter: SampleLetter | null, href: string) {
  if (!letter) return null;
  const { subject, text } = await letter.write();
  const { supplierName, to } = letter;
  return {
    href,
    subject,
    text,
    supplierName,
    to: to.map(({ name, email }) => ({ name, email })),
  };
}
