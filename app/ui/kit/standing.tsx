import { Fragment, type ReactNode } from "react";
import { useFormShowing } from "./form-showing.tsx";

export type Word = { value: string; label: ReactNode };

/** As several choices of one field are told apart. */
const SEPARATOR = "\u001f";

/** What stands now in a field that somebody else has changed, beside what was typed in it. */
export function Standing({ name, options = [] }: { name: string; options?: readonly Word[] }) {
  const { stale } = useFormShowing();
  const field = stale?.fields.find((one) => one.name === name);
  if (!field) return null;
  const values = field.standing === "" ? [] : field.standing.split(SEPARATOR);
  return (
    <p className="field__standing">
      Stands now: {values.length === 0 && "nothing"}
      {values.map((value, index) => (
        <Fragment key={value}>
          {index > 0 && ", "}
          <strong>{options.find((option) => option.value === value)?.label ?? value}</strong>
        </Fragment>
      ))}
    </p>
  );
}
