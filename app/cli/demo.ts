import { buildIfNeeded } from "./build-if-needed.ts";
import { startServer } from "./http-server.ts";
import { prepareDemo } from "./prepare-demo.ts";
import { runUntilStopped } from "./until-stopped.ts";

const say = (text: string) => console.log(text);

await runUntilStopped(async (stops) => {
  await prepareDemo(stops, say);
  await buildIfNeeded(say);
  const server = await startServer();
  stops.push(server.stop);
  say(`\nFlowdown is at ${server.url}\nStop it with Ctrl-C; what was entered stays.`);
});
