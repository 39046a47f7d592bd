import { countWords } from "#app/domain/kernel/count-words.ts";
import { type ResponseState, waitsForPrime } from "#app/domain/questionnaire/response-state.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";

type WithdrawalPageProps = {
  page: string;
  title: string;
  supplierName: string;
  state: ResponseState;
  rounds: number;
};

/** Asks whether a questionnaire is to be withdrawn, and says what follows. */
export function WithdrawalPage({ page, title, supplierName, state, rounds }: WithdrawalPageProps) {
  return (
    <Page
      title={`Withdraw “${title}”`}
      kicker={supplierName}
      breadcrumb={[{ label: title, href: page }]}
      lead={`${supplierName} is asked no more, gets no reminders of it, and reads that you withdrew it. This cannot be undone: to ask again, send it anew.`}
    >
      {state === "started" && (
        <Notice tone="warning" title="Somebody began to answer">
          What {supplierName} typed and did not hand in can no longer be handed in.
        </Notice>
      )}
      {rounds > 0 && (
        <Notice
          tone={waitsForPrime(state) ? "warning" : "info"}
          title={waitsForPrime(state) ? "The answers are handed in" : "Answers were handed in"}
        >
          They stay to be read, in {countWords(rounds, "round")}, but can no longer be accepted:
          they count nowhere, and are asked for again the next time.
        </Notice>
      )}
      <Form layout="plain">
        <ButtonRow>
          <Button>Withdraw the questionnaire</Button>
          <a href={page}>Cancel</a>
        </ButtonRow>
      </Form>
    </Page>
  );
}
