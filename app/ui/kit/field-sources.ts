import { createContext, useContext } from "react";

const Context = createContext<Readonly<Record<string, string>>>({});

/** Within it, the fields named say where what they hold came from: nobody here has typed it. */
export const FieldSourcesProvider = Context.Provider;

/** Where the value of a field came from; undefined where somebody typed it. */
export function useFieldSource(name: string): string | undefined {
  return useContext(Context)[name];
}
