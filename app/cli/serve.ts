import { startServer } from "./http-server.ts";
import { runUntilStopped } from "./until-stopped.ts";

process.env.NODE_ENV ??= "production";

await runUntilStopped(async (stops) => {
  const server = await startServer();
  stops.push(server.stop);
  console.error(`Flowdown serves ${server.url}`);
});
