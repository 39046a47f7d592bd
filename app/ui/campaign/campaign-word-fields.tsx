import type { FieldLike } from "#app/ui/kit/field-like.ts";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

/** How a campaign is called among the prime's own people. */
export function CampaignNameField({ field }: { field: FieldLike }) {
  return (
    <TextField field={field} label="Name" hint="For your own people: suppliers do not read it." />
  );
}

/** By when, and what is added to the letter. */
export function CampaignLetterFields({
  fields: { dueOn, message },
}: {
  fields: { dueOn: FieldLike; message: FieldLike };
}) {
  return (
    <>
      <TextField
        field={dueOn}
        label="Answer due"
        type="date"
        hint="A request that is open keeps its own day."
      />
      <TextArea
        field={message}
        label="What you add to the letter"
        hint="Everybody who is asked reads it. Never CUI."
        optional
        rows={4}
      />
    </>
  );
}

/** All that can be changed before it goes out. */
export function CampaignWordFields({
  fields,
}: {
  fields: { name: FieldLike; dueOn: FieldLike; message: FieldLike };
}) {
  return (
    <>
      <CampaignNameField field={fields.name} />
      <CampaignLetterFields fields={fields} />
    </>
  );
}
