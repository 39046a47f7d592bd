import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

// `npm start`: the program that `npm run build` made of serve.ts.
const program = resolve(process.env.FLOWDOWN_BUILD_DIRECTORY || "build", "server/serve.js");
if (existsSync(program)) {
  await import(pathToFileURL(program).href);
} else {
  console.error("The portal is not built: run `npm run build` first.");
  process.exitCode = 1;
}
