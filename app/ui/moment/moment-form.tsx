import { Button } from "#app/ui/kit/button.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import type { ShownMoment } from "./moment-bar.tsx";

/** Asks for another moment, and for the one it is compared with. */
export function MomentForm({ shown, href }: { shown: ShownMoment; href: string }) {
  const { moment, today, compared } = shown;
  const other = compared && (compared.before === moment ? compared.after : otherOf(shown));
  return (
    <form method="get" action={`${href}#moment`} className="moment__form">
      <DayField name="asOf" label="As of" value={moment.asOf} />
      <DayField name="knownOn" label="As known on" value={moment.knownOn} max={today} />
      <Button look="secondary">Show this moment</Button>
      <Disclosure summary="Compare with another moment than today">
        <div className="moment__form">
          <DayField name="withAsOf" label="As of" value={other?.asOf ?? today} />
          <DayField
            name="withKnownOn"
            label="As known on"
            value={other?.knownOn ?? today}
            max={today}
          />
          <Button look="secondary">Compare</Button>
        </div>
      </Disclosure>
    </form>
  );
}

/** Of the two moments compared, the one that the page does not show. */
function otherOf({ moment, compared }: ShownMoment) {
  if (!compared) return null;
  const isShown = (one: typeof moment) =>
    one.asOf === moment.asOf && one.knownOn === moment.knownOn;
  return isShown(compared.before) ? compared.after : compared.before;
}

type DayFieldProps = { name: string; label: string; value: string; max?: string };

function DayField({ name, label, value, max }: DayFieldProps) {
  return (
    <label className="moment__day">
      <span>{label}</span>
      <input className="input input--s" type="date" name={name} defaultValue={value} max={max} />
    </label>
  );
}
