import { useForm } from "@conform-to/react";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { resultOf } from "#app/ui/kit/result-of.ts";
import { Section } from "#app/ui/kit/section.tsx";
import { Select } from "#app/ui/kit/select.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import type { AwardPageProps } from "./award-page.tsx";

type ExceptionValues = { awardUntil: string; approverId: string; reason: string };

/** Asks a second person to allow the award that the facts do not support. */
export function ExceptionRequest(props: AwardPageProps) {
  const { organizationId, subcontractId, decision, approvers, shown, lastResult, today } = props;
  const { awardedOn } = decision;
  const [form, fields] = useForm<ExceptionValues>({
    id: "exception",
    lastResult: resultOf(lastResult, "exception", "intent"),
    // Of today, it would be over before somebody else has decided about it.
    defaultValue: { awardUntil: awardedOn > today ? awardedOn : "" },
  });
  if (approvers.length === 0)
    return (
      <Notice tone="warning" title="There is nobody to ask">
        An award that the facts do not support needs a second person with the role of approver.{" "}
        <a href={paths.prime.people(organizationId)}>Invite one</a>
      </Notice>
    );
  return (
    <Section
      title="Ask for an exception"
      lead="A contractor must ensure a current CMMC status before award (DFARS 252.204-7021). An award all the same is your company's decision and its risk: a second, named person decides it in writing, and it stays marked for ever."
    >
      <Form form={form} hidden={{ intent: "exception", awardOn: awardedOn, shown }}>
        <p>
          For an award from <DateText on={awardedOn} /> on, against the reasons above. Further
          reasons that come up later are not covered.
        </p>
        <TextField
          field={fields.awardUntil}
          label="Last day of the award"
          hint="After this day the exception is over, used or not: leave time for the decision and for the signing."
          type="date"
        />
        <Select
          field={fields.approverId}
          label="Who decides"
          placeholder="Choose an approver"
          options={approvers.map(({ personId, name }) => ({ value: personId, label: name }))}
          width="m"
        />
        <TextArea
          field={fields.reason}
          label="Reason"
          hint="Why award now, what protects the information meanwhile, and by when the requirement will be met. Never put CUI here."
          rows={6}
        />
        <ButtonRow>
          <Button>Ask for the exception</Button>
          <a href={paths.prime.subcontract(organizationId, subcontractId)}>Cancel</a>
        </ButtonRow>
      </Form>
    </Section>
  );
}
