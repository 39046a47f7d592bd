import { readReadiness } from "#app/queries/portal/readiness.server.ts";

/** Whether the portal can do its work: 200, or 503 naming the part that cannot. */
export async function loader() {
  const parts = await readReadiness();
  const isReady = Object.values(parts).every(Boolean);
  return Response.json(
    { status: isReady ? "ready" : "not ready", ...parts },
    { status: isReady ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}
