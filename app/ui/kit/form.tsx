import type { ReactNode } from "react";
import { ErrorSummary } from "./error-summary.tsx";
import { FormKey } from "./form-showing.tsx";
import { StaleNotice } from "./stale-notice.tsx";

/** What a form knows about its mistakes: by field name, and under "" those of the whole form. */
export type FormLike = {
  id: string;
  errors?: readonly string[] | undefined;
  allErrors?: Record<string, readonly string[]>;
};

type FormProps = {
  children: ReactNode;
  form?: FormLike;
  id?: string;
  action?: string;
  method?: "post" | "get";
  /** Needed when a file is sent. */
  multipart?: boolean;
  /** Lets our own messages speak instead of the browser's. */
  noValidate?: boolean;
  /** Values sent along unseen. */
  hidden?: Record<string, string>;
  /** `row` keeps a short form on one line; `plain` leaves its place to what it stands in. */
  layout?: "column" | "row" | "plain";
  ariaLabel?: string;
  /** Instead of the layouts of forms. */
  className?: string;
};

/** A form that works without a script, with a summary of its mistakes on top. */
export function Form(props: FormProps) {
  const { children, form, action, method = "post", multipart, noValidate = true } = props;
  const { hidden, layout = "column", ariaLabel } = props;
  return (
    <form
      id={props.id ?? form?.id}
      action={action}
      method={method}
      encType={multipart ? "multipart/form-data" : undefined}
      noValidate={noValidate}
      aria-label={ariaLabel}
      className={props.className ?? (layout === "plain" ? undefined : `form form--${layout}`)}
    >
      {method === "post" && <FormKey />}
      {Object.entries(hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {form && <StaleNotice />}
      {form && <ErrorSummary form={form} />}
      {children}
    </form>
  );
}
