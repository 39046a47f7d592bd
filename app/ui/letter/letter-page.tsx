import { paths } from "#app/paths.ts";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { LetterFrame } from "#app/ui/kit/letter-frame.tsx";
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
        <LetterFrame subject={subject} href={paths.letterHtml(id)} text={text} />
      </Page>
    </PlainShell>
  );
}
