import { useForm } from "@conform-to/react";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { resultOf } from "#app/ui/kit/result-of.ts";
import { Section } from "#app/ui/kit/section.tsx";
import { Select } from "#app/ui/kit/select.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import type { ExceptionPageProps } from "./exception-page.tsx";

/** Gives an undecided exception to another approver. */
export function ReassignForm({ approvers, lastResult }: ExceptionPageProps) {
  const [form, fields] = useForm<{ approverId?: string; reason?: string }>({
    id: "reassign",
    lastResult: resultOf(lastResult, "reassign", "intent"),
  });
  if (approvers.length === 0) return null;
  return (
    <Section title="Give it to another approver">
      <Form form={form} hidden={{ intent: "reassign" }}>
        <Select
          field={fields.approverId}
          label="Who decides"
          placeholder="Choose an approver"
          options={approvers.map(({ personId, name }) => ({ value: personId, label: name }))}
          width="m"
        />
        <TextArea field={fields.reason} label="Why" rows={2} />
        <ButtonRow>
          <Button look="secondary">Give it to them</Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}

/** Takes an exception back before an award rests on it. */
export function WithdrawForm({ exception, lastResult }: ExceptionPageProps) {
  const [form, fields] = useForm<{ reason?: string }>({
    id: "withdraw",
    lastResult: resultOf(lastResult, "withdraw", "intent"),
  });
  const isApproved = exception.state === "approved";
  return (
    <Section
      title="Withdraw it"
      lead={
        isApproved
          ? "No award can be recorded by it any more. The request, the approval and your reason stay in the record."
          : "Nobody decides it any more. The request and your reason stay in the record."
      }
    >
      <Form form={form} hidden={{ intent: "withdraw" }}>
        <TextArea field={fields.reason} label="Why" rows={2} />
        <ButtonRow>
          <Button look="secondary">Withdraw the exception</Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}
