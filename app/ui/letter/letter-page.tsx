import { paths } from "#app/paths.ts";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { PlainShell } from "#app/ui/shell/plain-shell.tsx";
import type { LetterRow } from "./mailbox-page.tsx";

/** One letter as a mail reader shows it, and as plain text. */
export function LetterPage({ letter }: { letter: LetterRow & { text: string } }) {
  const { id, subject, toEmail, arrivedAt, text } = letter;
  return (
    <PlainShell>
      <Page
        title={subject}
        breadcrumb={[{ label: "Mailbox", href: paths.mailbox }]}
        lead={
          <>
            To {toEmail}, <InstantText at={arrivedAt} />
          </>
        }
      >
        <p>
          <a href={paths.letterHtml(id)}>Open the letter by itself</a>
        </p>
        <iframe
          className={`letter-frame letter-frame--${lengthOf(text)}`}
          src={paths.letterHtml(id)}
          title={`Letter: ${subject}`}
        />
        <Disclosure summary="The same as plain text">
          <pre className="letter-text">{text}</pre>
        </Disclosure>
      </Page>
    </PlainShell>
  );
}

const CHARACTERS_OF_SHORT = 900;
const CHARACTERS_OF_MEDIUM = 1_500;

/** How high the frame must be to hold all of a letter: a page without a script cannot measure it. */
function lengthOf(text: string): "short" | "medium" | "long" {
  if (text.length < CHARACTERS_OF_SHORT) return "short";
  return text.length < CHARACTERS_OF_MEDIUM ? "medium" : "long";
}
