import { type SubmissionResult, useForm } from "@conform-to/react";
import { EXPIRATION_WORDS, type ExpirationKind } from "#app/domain/expiration/kinds.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

type SnoozePageProps = {
  organizationId: string;
  ending: { kind: ExpirationKind; meaning: string; supplierName: string | null };
  /** what somebody said before that still holds */
  snooze: { until: string; reason: string; byName: string } | null;
  lastResult?: SubmissionResult;
};

/** Until when nobody is reminded of something, and why. */
export function SnoozePage({ organizationId, ending, snooze, lastResult }: SnoozePageProps) {
  const back = paths.prime.expirations(organizationId);
  const [form, fields] = useForm<{ until: string; reason: string }>({ id: "snooze", lastResult });
  const { kind, meaning, supplierName } = ending;
  return (
    <Page
      title="Snooze reminders"
      breadcrumb={[{ label: "Expirations", href: back }]}
      lead={`${EXPIRATION_WORDS[kind]}${supplierName ? ` of ${supplierName}` : ""}: ${meaning}`}
    >
      {snooze && (
        <Notice
          title={
            <>
              Snoozed until <DateText on={snooze.until} /> by {snooze.byName}
            </>
          }
        >
          “{snooze.reason}” What you enter now takes its place.
        </Notice>
      )}
      <Form form={form}>
        <TextField
          field={fields.until}
          label="Remind nobody until"
          hint="On that day the newest reminder goes out, unless it was renewed or answered by then."
          type="date"
        />
        <TextArea
          field={fields.reason}
          label="Why"
          hint="Somebody reads it later: the assessment is booked for February. It enters the oversight log."
        />
        <ButtonRow>
          <Button>Snooze</Button>
          <a href={back}>Cancel</a>
        </ButtonRow>
      </Form>
    </Page>
  );
}
