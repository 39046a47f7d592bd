/** What a route says of itself by exporting it as `handle`: its page needs the framework's script. */
export type HydratedHandle = { hydrate: true };

/** Whether a route's `handle` asks for the framework's script. */
export function asksForScript(handle: unknown): handle is HydratedHandle {
  return (
    typeof handle === "object" && handle !== null && "hydrate" in handle && handle.hydrate === true
  );
}
