import type postgres from "postgres";

/**
 * A transaction that only reads, in which the same statement with the same values is asked once: the
 * loaders of a page and the queries they share need not know of each other.
 */
export function askingOnce(tx: postgres.Sql): postgres.Sql {
  const asked = new Map<string, PromiseLike<unknown>>();
  const once = (key: string, ask: () => PromiseLike<unknown>) => {
    const known = asked.get(key) ?? ask();
    asked.set(key, known);
    return known;
  };
  const unsafe = (text: string, values: never[] = [], options = {}) => {
    const key = JSON.stringify([text, values]);
    const ask = () => tx.unsafe(text, values, options);
    return {
      /** rows as lists of values, as drizzle asks for what it selects */
      values: () => once(`values of ${key}`, () => ask().values()),
      // biome-ignore lint/suspicious/noThenProperty: it stands for the driver's own statement, which is awaited
      then: (...taken: Parameters<Promise<unknown>["then"]>) => once(key, ask).then(...taken),
      /** sent at once, and each time */
      execute: () => ask().execute(),
    };
  };
  return new Proxy(tx, {
    get: (target, name) => (name === "unsafe" ? unsafe : Reflect.get(target, name)),
  });
}
