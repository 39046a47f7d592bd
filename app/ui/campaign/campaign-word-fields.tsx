import {
  CAMPAIGN_KIND_MEANINGS,
  CAMPAIGN_KIND_WORDS,
  CAMPAIGN_KINDS,
} from "#app/domain/campaign/kinds.ts";
import type { FieldLike } from "#app/ui/kit/field-like.ts";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { Select } from "#app/ui/kit/select.tsx";
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

/** What is asked, and which questionnaire where that is one. */
export function CampaignKindFields({
  fields: { kind, questionnaire },
  questionnaires,
}: {
  fields: { kind: FieldLike; questionnaire: FieldLike };
  questionnaires: readonly { value: string; label: string }[];
}) {
  return (
    <>
      <RadioGroup
        field={kind}
        label="What is asked"
        options={CAMPAIGN_KINDS.map((one) => ({
          value: one,
          label: CAMPAIGN_KIND_WORDS[one],
          description: CAMPAIGN_KIND_MEANINGS[one],
        }))}
      />
      <Select
        field={questionnaire}
        label="Questionnaire"
        hint="Where a questionnaire is asked."
        optional
        placeholder="None"
        options={questionnaires}
      />
    </>
  );
}
