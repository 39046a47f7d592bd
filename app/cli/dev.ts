import { startServer } from "./http-server.ts";
import { openPortalInWork } from "./portal-in-work.ts";
import { prepareDemo } from "./prepare-demo.ts";
import { runUntilStopped } from "./until-stopped.ts";

const say = (text: string) => console.log(text);

process.env.NODE_ENV = "development";

await runUntilStopped(async (stops) => {
  await prepareDemo(stops, say);
  const server = await startServer(openPortalInWork);
  stops.push(server.stop);
  say(`\nFlowdown is at ${server.url} and follows its sources. Stop it with Ctrl-C.`);
});
