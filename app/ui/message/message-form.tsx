import { type SubmissionResult, useForm } from "@conform-to/react";
import { LONGEST_MESSAGE } from "#app/domain/message/message-form.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { SessionNote } from "#app/ui/kit/session-note.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";

export const MESSAGE_FORM = "message";

type MessageFormProps = { label: string; button: string; lastResult?: SubmissionResult };

/** A few sentences to the other side. */
export function MessageForm({ label, button, lastResult }: MessageFormProps) {
  const [form, fields] = useForm<{ text: string }>({ id: MESSAGE_FORM, lastResult });
  return (
    <Form form={form}>
      <TextArea
        field={fields.text}
        label={label}
        hint={`Up to ${LONGEST_MESSAGE} characters. No CUI and no passwords: it goes out by email too, and stays with the request.`}
        rows={4}
      />
      <ButtonRow>
        <Button>{button}</Button>
      </ButtonRow>
      <SessionNote />
    </Form>
  );
}
