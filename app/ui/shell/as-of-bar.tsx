import { Button } from "#app/ui/kit/button.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";

type AsOfBarProps = {
  /** The date shown. */
  on: string;
  today: string;
  /** The page to ask again; the same page when left out. */
  action?: string;
  /** The name of the date in the address. */
  name?: string;
  /** Kept in the address beside the date. */
  hidden?: Record<string, string>;
  /** Leads back to today. */
  todayHref?: string;
};

/** The date everything on the page is true for, and the way to ask for another. */
export function AsOfBar(props: AsOfBarProps) {
  const { on, today, action, name = "asOf", hidden, todayHref = "?" } = props;
  const isToday = on === today;
  return (
    <details className={isToday ? "as-of-bar" : "as-of-bar as-of-bar--other"}>
      <summary className="as-of-bar__summary">
        <span className="as-of-bar__label">As of</span> <DateText on={on} />
        <span className="as-of-bar__change">{isToday ? "Change" : "Not today"}</span>
      </summary>
      <form method="get" action={action} className="as-of-bar__form">
        {Object.entries(hidden ?? {}).map(([key, value]) => (
          <input key={key} type="hidden" name={key} value={value} />
        ))}
        <label htmlFor="as-of-date">Show everything as of</label>
        <input
          id="as-of-date"
          className="input input--s"
          type="date"
          name={name}
          defaultValue={on}
        />
        <Button look="secondary">Show</Button>
        {!isToday && <a href={todayHref}>Back to today</a>}
      </form>
    </details>
  );
}
