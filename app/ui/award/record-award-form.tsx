import { useForm } from "@conform-to/react";
import { OPEN_POINT_QUESTIONS } from "#app/domain/award/open-point-words.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { resultOf } from "#app/ui/kit/result-of.ts";
import { Section } from "#app/ui/kit/section.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import type { AwardPageProps } from "./award-page.tsx";

/** Records the award that the page shows, with a reason for each point that is open. */
export function RecordAwardForm(props: AwardPageProps) {
  const { organizationId, subcontractId, decision, shown, lastResult } = props;
  const { awardedOn, ground, openPoints } = decision;
  const [form, fields] = useForm<{ reasons?: Record<string, string | undefined> }>({
    id: "award",
    lastResult: resultOf(lastResult, "award", "intent"),
  });
  const reasons = fields.reasons.getFieldset();
  const isSupported = ground.ok && ground.isSupported;
  return (
    <Section
      title="Record the award"
      lead={
        isSupported
          ? "The verdict of the day of the award and that of today are kept with it. Neither can be changed later."
          : "An approver allowed this award although the facts do not support it. It will carry that mark for ever."
      }
    >
      <Form form={form} hidden={{ intent: "award", awardedOn, shown }}>
        <p>
          Awarded on <DateText on={awardedOn} />.
        </p>
        {openPoints.length > 0 && (
          <p>
            {openPoints.length === 1 ? "One point is" : `${openPoints.length} points are`} still
            open. Each needs a reason, which stays with the award and is shown to whoever audits it.
          </p>
        )}
        {openPoints.map(({ code, texts }) => (
          <TextArea
            key={code}
            field={reasons[code] ?? { id: `award-reasons.${code}`, name: `reasons.${code}` }}
            label={OPEN_POINT_QUESTIONS[code]}
            hint={texts.join(" ")}
            rows={3}
          />
        ))}
        <ButtonRow>
          <Button>Record the award</Button>
          <a href={paths.prime.subcontract(organizationId, subcontractId)}>Cancel</a>
        </ButtonRow>
      </Form>
    </Section>
  );
}
