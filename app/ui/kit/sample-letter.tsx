import { LetterFrame } from "./letter-frame.tsx";

/** One of several letters, before any goes out. */
export type ShownSample = {
  href: string;
  subject: string;
  text: string;
  supplierName: string;
  to: readonly { name: string; email: string }[];
};

/** One of the letters as its reader will see it, and who that is. */
export function SampleLetter(letter: ShownSample) {
  const { supplierName, to, subject } = letter;
  const readers = to.map(({ name, email }) => (name ? `${name} (${email})` : email)).join(", ");
  return (
    <>
      <p>
        {`The letter to ${supplierName}, to ${readers}. Subject: `}
        <strong>{subject}</strong>
      </p>
      <LetterFrame {...letter} />
    </>
  );
}
