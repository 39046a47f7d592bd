import { Disclosure } from "./disclosure.tsx";

type LetterFrameProps = {
  subject: string;
  /** where the letter stands by itself */
  href: string;
  /** the same as plain text */
  text: string;
};

/** One letter as a mail reader shows it, and as plain text. */
export function LetterFrame({ subject, href, text }: LetterFrameProps) {
  return (
    <>
      <p>
        <a href={href}>Open the letter by itself</a>
      </p>
      <iframe
        className={`letter-frame letter-frame--${lengthOf(text)}`}
        src={href}
        title={`Letter: ${subject}`}
      />
      <Disclosure summary="The same as plain text">
        <pre className="letter-text">{text}</pre>
      </Disclosure>
    </>
  );
}

const CHARACTERS_OF_SHORT = 900;
const CHARACTERS_OF_MEDIUM = 1_500;

/** How high the frame must be to hold all of a letter: a page without a script cannot measure it. */
function lengthOf(text: string): "short" | "medium" | "long" {
  if (text.length < CHARACTERS_OF_SHORT) return "short";
  return text.length < CHARACTERS_OF_MEDIUM ? "medium" : "long";
}
