import { createContext, useContext } from "react";

/** The script of a page that has one; browsers hide the nonce from scripts, so there it is absent. */
export type PageScript = { nonce?: string };

const Context = createContext<PageScript | null>(null);

export const PageScriptProvider = Context.Provider;

/** Null on the pages that ship no script: nearly all of them. */
export function usePageScript(): PageScript | null {
  return useContext(Context);
}
