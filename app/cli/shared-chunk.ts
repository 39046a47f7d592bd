/** What of rollup's `manualChunks` is needed here. */
type Modules = {
  getModuleIds(): IterableIterator<string>;
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
};

/** The routes that ship a script: their handle asks for it. */
const HYDRATED_ROUTE = /\/app\/routes\/subcontractor\/workbook-(family|level-1)\.tsx/;

/**
 * Put what the pages with a script have in common into one file: some thirty small ones compress to half as
 * much again. No other page loads any of it.
 */
export function shareOneChunk(): (id: string, modules: Modules) => string | undefined {
  let shared: ReadonlySet<string> | undefined;
  return (id, modules) => {
    shared ??= findShared(modules);
    return shared.has(id) ? "shared" : undefined;
  };
}

function findShared(modules: Modules): ReadonlySet<string> {
  const entries = [...modules.getModuleIds()].filter((id) => HYDRATED_ROUTE.test(id));
  const [first = new Set<string>(), ...others] = entries.map((id) => closureOf(id, modules));
  return new Set([...first].filter((id) => others.every((other) => other.has(id))));
}

/** A module with everything that it imports, itself left out. */
function closureOf(entry: string, modules: Modules): Set<string> {
  const found = new Set<string>();
  const waiting = [entry];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop())
    for (const imported of modules.getModuleInfo(id)?.importedIds ?? [])
      if (!found.has(imported)) {
        found.add(imported);
        waiting.push(imported);
      }
  return found;
}
