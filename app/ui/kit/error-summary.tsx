import type { SubmissionResult } from "@conform-to/react";
import { createContext, useContext } from "react";
import type { FormLike } from "./form.tsx";
import { Icon } from "./icon.tsx";

/** A form by its id, with how its last sending was answered. */
export type Refused = { formId: string; result: SubmissionResult | undefined };

const Context = createContext<Refused | null>(null);

/** Within it, the form named tells its mistakes at the head of the page and not once more. */
export const RefusedProvider = Context.Provider;

/** The mistakes of a form that stands further down, right under the title of the page. */
export function RefusedSummary({ refused: { formId, result } }: { refused: Refused }) {
  const { "": own, ...fields } = result?.error ?? {};
  return (
    <Summary
      formId={formId}
      own={own ?? []}
      entries={Object.entries(fields).flatMap(([name, messages]) =>
        messages ? [[name, messages] as const] : [],
      )}
    />
  );
}

/** Every mistake in one place, each a link to its field. */
export function ErrorSummary({ form }: { form: FormLike }) {
  const refused = useContext(Context);
  if (refused?.formId === form.id) return null;
  const entries = Object.entries(form.allErrors ?? {}).filter(([name]) => name !== "");
  return <Summary formId={form.id} own={form.errors ?? []} entries={entries} />;
}

/** Where the page lands, whatever place of it the address named before. */
const PROBLEMS_ID = "problems";

type SummaryProps = {
  formId: string;
  own: readonly string[];
  entries: readonly (readonly [name: string, messages: readonly string[]])[];
};

/** The page lands on it, and whoever hears the page begins here. */
function Summary({ formId, own, entries }: SummaryProps) {
  const count = entries.length + own.length;
  if (count === 0) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: a page that answers a form with mistakes begins with them
    <div id={PROBLEMS_ID} className="error-summary" role="alert" tabIndex={-1} autoFocus>
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
            <a href={`#${formId}-${name}`}>{messages.join(" ")}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
