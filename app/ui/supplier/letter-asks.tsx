import type { FieldLike } from "#app/ui/kit/field-like.ts";
import { Section } from "#app/ui/kit/section.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

type LetterAsksProps = {
  /** for each open request, what is asked for it */
  asks: readonly string[];
  /** by when an answer is asked for; no matter where nothing is asked */
  dueOn: FieldLike;
};

/** What an invitation asks of its supplier, and by when: read before it goes out. */
export function LetterAsks({ asks, dueOn }: LetterAsksProps) {
  return (
    <Section title="What the letter asks" level={2}>
      {asks.length === 0 ? (
        <p>
          Nothing is asked of this supplier now. The letter invites them to set up their account;
          issue a flowdown first if you want it to ask for something.
        </p>
      ) : (
        <>
          <ul>
            {asks.map((ask) => (
              <li key={ask}>{ask}</li>
            ))}
          </ul>
          <TextField
            field={dueOn}
            label="Answer due"
            hint="What was due earlier is due on this day then. The link opens until the answer is due, for 14 days at least."
            type="date"
          />
        </>
      )}
    </Section>
  );
}
