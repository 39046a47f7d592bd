import type { Showing } from "#app/domain/fact/showing.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Showings } from "#app/ui/showing/showings-section.tsx";

/** A spreadsheet of this request that came back to the prime and says something new here. */
export type WaitingSheet = {
  id: string;
  fileName: string;
  sentBy: string;
  sentOn: string;
  /** it came through the link of the letter, from nobody that signed in */
  isByLink: boolean;
};

type BroughtNoticeProps = {
  organizationId: string;
  requestId: string;
  primeName: string;
  /** null where none waits */
  sheet: WaitingSheet | null;
};

/** The prime wrote nothing into the answer: it is taken over here, by whoever prepares it. */
export function BroughtNotice({ organizationId, requestId, primeName, sheet }: BroughtNoticeProps) {
  if (!sheet) return null;
  const { id, fileName, sentBy, sentOn, isByLink } = sheet;
  const title = isByLink
    ? `A spreadsheet of your answers came through the link of ${primeName}’s letter`
    : `${primeName} got a spreadsheet of your answers by email`;
  return (
    <Notice title={title}>
      <p>
        {fileName}, {isByLink ? "sent without signing in with the letter to" : "from"} {sentBy},{" "}
        <DateText on={sentOn} />. Nothing of it stands in your answer yet. Take it over as a draft,
        check each section and save it. What you have typed here is not replaced.
      </p>
      <Form
        action={paths.subcontractor.takeBrought(organizationId, requestId)}
        hidden={{ sheetId: id }}
        ariaLabel="Take over the spreadsheet"
      >
        <Button look="secondary">Fill in from this spreadsheet</Button>
      </Form>
    </Notice>
  );
}

/** What the prime recorded of the company itself, for the company to read and to answer. */
export function RecordedOfYou({
  primeName,
  showings,
}: {
  primeName: string;
  showings: readonly Showing[];
}) {
  if (showings.length === 0) return null;
  return (
    <Section
      title={`What ${primeName} recorded of you`}
      id="recorded"
      lead="Written down from paper or the telephone, not stated by you. It counts for no verdict. Your own signed answer takes its place; what was recorded stays to be read. If it is wrong, answer here or ask your contact to take it back."
    >
      <Showings showings={showings} />
    </Section>
  );
}
