import type { CalendarDone } from "#app/domain/expiration/calendar-form.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Section } from "#app/ui/kit/section.tsx";

export type OwnCalendar = { address: string; ownSuppliersOnly: boolean; madeAt: string };

type CalendarSectionProps = {
  /** null while the person made none */
  calendar: OwnCalendar | null;
  done: CalendarDone | null;
};

/** The secret address under which a person's own calendar program reads what ends. */
export function CalendarSection({ calendar, done }: CalendarSectionProps) {
  return (
    <Section
      id="calendar"
      title="Expirations in your calendar"
      lead="Your calendar program reads them at a secret address. Whoever has the address sees what the list of expirations shows you, so give it to nobody."
    >
      {done === "made" && (
        <Notice tone="success" live>
          The address is made. One that you had before opens nothing any more.
        </Notice>
      )}
      {done === "revoked" && (
        <Notice tone="success" live>
          The address opens nothing any more.
        </Notice>
      )}
      {calendar ? <Made {...calendar} /> : <p>You have no such address yet.</p>}
      <ButtonRow>
        <MakeForm scope="own" label={`Make ${calendar ? "a new" : "an"} address, my suppliers`} />
        <MakeForm scope="all" label={`Make ${calendar ? "a new" : "an"} address, all suppliers`} />
        {calendar && (
          <Form action={paths.revokeCalendar} layout="plain" ariaLabel="Revoke the address">
            <Button look="danger">Revoke the address</Button>
          </Form>
        )}
      </ButtonRow>
    </Section>
  );
}

function Made({ address, ownSuppliersOnly, madeAt }: OwnCalendar) {
  return (
    <>
      <p>
        Subscribe to this address in your calendar program. It shows{" "}
        {ownSuppliersOnly ? "what concerns the suppliers you own" : "what concerns all suppliers"},
        and was made on <InstantText at={madeAt} />.
      </p>
      <p>
        <Identifier>{address}</Identifier>
      </p>
    </>
  );
}

function MakeForm({ scope, label }: { scope: "own" | "all"; label: string }) {
  return (
    <Form action={paths.makeCalendar} hidden={{ scope }} layout="plain" ariaLabel={label}>
      <Button look="secondary">{label}</Button>
    </Form>
  );
}
