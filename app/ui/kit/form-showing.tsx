import { createContext, useContext } from "react";
import { FORM_NAMES } from "#app/domain/kernel/form-names.ts";

/** One field in which what stands now and what somebody typed differ. */
export type StaleField = { name: string; standing: string; typed: string };

/** That what a form was read from has changed since. */
export type Stale = {
  /** which button was pressed */
  intent: string | null;
  fields: readonly StaleField[];
};

/** What a page is shown with, beside its own content: the same for every form on it. */
export type FormShowing = {
  /** makes a form that is sent twice do one thing */
  key: string | null;
  /** of what an edit form shows, so that nobody saves over what they have not seen */
  version: string | null;
  stale: Stale | null;
  /** what was typed before the session ended is on the page again */
  kept: { isTyped: boolean; hadFile: boolean } | null;
};

const NOTHING: FormShowing = { key: null, version: null, stale: null, kept: null };
const Context = createContext(NOTHING);

export const FormShowingProvider = Context.Provider;

export function useFormShowing(): FormShowing {
  return useContext(Context);
}

/** The unseen fields of every form that changes something. */
export function FormKey() {
  const { key, version } = useFormShowing();
  return (
    <>
      {key && <input type="hidden" name={FORM_NAMES.key} value={key} />}
      {version && <input type="hidden" name={FORM_NAMES.version} value={version} />}
    </>
  );
}

const META_NAME = "form-showing";

/** Hands what forms are shown with to the script of a page that has one. */
export function FormShowingMeta() {
  return <meta name={META_NAME} content={JSON.stringify(useFormShowing())} />;
}

/** The same in the browser. */
export function readFormShowing(page: Document): FormShowing {
  const content = page.querySelector(`meta[name="${META_NAME}"]`)?.getAttribute("content");
  return content ? JSON.parse(content) : NOTHING;
}
