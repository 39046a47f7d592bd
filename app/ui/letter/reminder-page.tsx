import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { LetterFrame } from "#app/ui/kit/letter-frame.tsx";
import { Page } from "#app/ui/kit/page.tsx";

type ReminderPageProps = {
  /** null where none goes out now */
  letter: {
    subject: string;
    text: string;
    href: string;
    supplierName: string;
    to: readonly { name: string; email: string }[];
  } | null;
  /** why none does */
  why: string | null;
  action: string;
  supplierHref: string;
  chaseHref: string;
  wordsHref: string;
};

/** The reminder of one request as it goes out, read before it is sent. */
export function ReminderPage(props: ReminderPageProps) {
  const { letter, why, action, supplierHref, chaseHref, wordsHref } = props;
  return (
    <Page
      title={letter ? `Remind ${letter.supplierName}` : "No reminder goes out now"}
      breadcrumb={[{ label: "Whom to chase", href: chaseHref }]}
      lead={
        letter && (
          <>
            This letter goes to{" "}
            {letter.to.map(({ name, email }) => `${name} (${email})`).join(", ")}.{" "}
            <a href={wordsHref}>Change what you add to it</a>.
          </>
        )
      }
    >
      {letter ? (
        <>
          <Form action={action}>
            <ButtonRow>
              <Button>Send this reminder</Button>
              <a href={supplierHref}>Back to the supplier</a>
            </ButtonRow>
          </Form>
          <p>
            Subject: <strong>{letter.subject}</strong>
          </p>
          <LetterFrame {...letter} />
        </>
      ) : (
        <EmptyState
          title="Nobody would get it"
          action={<ButtonLink href={supplierHref}>Back to the supplier</ButtonLink>}
        >
          {why}
        </EmptyState>
      )}
    </Page>
  );
}
