import { createContext, useContext } from "react";

/** What a route says of itself by exporting it as `handle`: its page needs the framework's script. */
export type HydratedHandle = { hydrate: true };

/** Whether a route's `handle` asks for the framework's script. */
export function asksForScript(handle: unknown): handle is HydratedHandle {
  return (
    typeof handle === "object" && handle !== null && "hydrate" in handle && handle.hydrate === true
  );
}

/** The script of a page that has one; browsers hide the nonce from scripts, so there it is absent. */
export type PageScript = { nonce?: string };

const Context = createContext<PageScript | null>(null);

export const PageScriptProvider = Context.Provider;

/** Null on the pages that ship no script: nearly all of them. */
export function usePageScript(): PageScript | null {
  return useContext(Context);
}
