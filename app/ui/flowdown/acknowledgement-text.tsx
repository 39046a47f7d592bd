import { type Acknowledgement, sayAcknowledgement } from "#app/domain/flowdown/acknowledgement.ts";
import { DateText } from "#app/ui/kit/date-text.tsx";

/** Whether a supplier acknowledged what was issued, when, and what the prime made of it. */
export function AcknowledgementText({
  acknowledgement,
}: {
  acknowledgement: Acknowledgement | null;
}) {
  const word = sayAcknowledgement(acknowledgement);
  if (!acknowledgement) return word;
  return (
    <>
      {word}, <DateText on={acknowledgement.on} />
    </>
  );
}
