import type { ReactNode } from "react";
import { Form } from "./form.tsx";

type BulkBarProps = {
  /** The form the rows' checkboxes belong to. */
  formId: string;
  action?: string;
  /** `get` leads to a page about the chosen rows. */
  method?: "post" | "get";
  /** What happens to the chosen rows: `With the selected suppliers`. */
  label: string;
  hidden?: Record<string, string>;
  /** The same with all that fit the filters, as links under the buttons. */
  all?: ReactNode;
  /** Buttons, each with its own `name` and `value`. */
  children: ReactNode;
};

/** Actions on the chosen rows of a table; always there, so that it needs no script. */
export function BulkBar(props: BulkBarProps) {
  const { formId, action, method = "post", label, hidden, all, children } = props;
  return (
    <Form
      id={formId}
      method={method}
      action={action}
      hidden={hidden}
      className="bulk-bar"
      ariaLabel={label}
      noValidate={false}
    >
      <span className="bulk-bar__label">{label}</span>
      {children}
      {all && <p className="bulk-bar__all">{all}</p>}
    </Form>
  );
}
