import type { ReactNode } from "react";
import { FormKey } from "./form-showing.tsx";
import { Icon } from "./icon.tsx";
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

/** Every mistake in one place, each a link to its field. */
export function ErrorSummary({ form }: { form: FormLike }) {
  const entries = Object.entries(form.allErrors ?? {}).filter(([name]) => name !== "");
  const own = form.errors ?? [];
  const count = entries.length + own.length;
  if (count === 0) return null;
  return (
    <div className="error-summary" role="alert">
      <p className="error-summary__title">
        <Icon name="danger" />
        {count === 1 ? "There is a problem" : `There are ${count} problems`}
      </p>
      <ul>
        {own.map((message) => (
          <li key={message}>{message}</li>
        ))}
        {entries.map(([name, messages]) => (
          <li key={name}>
            <a href={`#${form.id}-${name}`}>{messages.join(" ")}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
