import { buildIfNeeded } from "#app/cli/build-if-needed.ts";

// As the demo builds: what stands already was made from these sources, and the end-to-end tests take it.
await buildIfNeeded(console.log);
