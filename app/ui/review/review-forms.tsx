import { type SubmissionResult, useForm } from "@conform-to/react";
import { VERIFICATION_METHOD_NAMES, VERIFICATION_METHODS } from "#app/domain/fact/review.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { SideBySide } from "#app/ui/kit/layout.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";

type ReviewFormsProps = {
  /** the review that this page shows as the latest */
  seenReviewId?: string;
  /** what the review is made on */
  shown: string;
  isAccepted: boolean;
  /** who gets a letter when it is returned, by name and address */
  readers: readonly { name: string; email: string }[];
  lastResult?: SubmissionResult;
};

export const METHOD_OPTIONS = VERIFICATION_METHODS.map((method) => ({
  value: method,
  label: VERIFICATION_METHOD_NAMES[method],
}));

/** Accept with how it was verified, or return with a reason: two forms, one answer. */
export function ReviewForms(props: ReviewFormsProps) {
  const { seenReviewId, shown, isAccepted, readers, lastResult } = props;
  const intent = lastResult?.initialValue?.intent;
  const hidden: Record<string, string> = seenReviewId ? { shown, seenReviewId } : { shown };
  const [accept, acceptFields] = useForm<{ method?: string; note?: string }>({
    id: "accept",
    lastResult: intent === "accept" ? lastResult : undefined,
  });
  const [back, backFields] = useForm<{ reason?: string }>({
    id: "return",
    lastResult: intent === "return" ? lastResult : undefined,
  });
  return (
    <SideBySide>
      <Section title={isAccepted ? "Accept it anew" : "Accept it"} id="accept-it">
        <Form form={accept} hidden={{ ...hidden, intent: "accept" }}>
          <RadioGroup
            field={acceptFields.method}
            label="How did you verify it?"
            options={METHOD_OPTIONS}
          />
          <TextArea
            field={acceptFields.note}
            label="Note"
            hint="What you looked at, for whoever asks in five years."
            optional
            rows={2}
          />
          <Button>Accept the fact</Button>
        </Form>
      </Section>
      <Section title="Return it" id="return-it">
        <Form form={back} hidden={{ ...hidden, intent: "return" }}>
          <TextArea
            field={backFields.reason}
            label="What is wrong, and what do you need instead?"
            hint="The supplier reads this beside the fact."
            rows={5}
          />
          <p>
            {readers.length > 0
              ? `A letter with it goes to ${readers.map(({ name, email }) => `${name} (${email})`).join(", ")}.`
              : "No letter goes out: nobody there has an account here now. It stands beside the fact."}
          </p>
          <Button look="secondary">Return for correction</Button>
        </Form>
      </Section>
    </SideBySide>
  );
}
