#!/usr/bin/env node
import { register } from "tsx/esm/api";

// `flowdown decide cases.jsonl | head` closes the pipe early; that is no error.
process.stdout.on("error", (error) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

register();
const { main } = await import("./flowdown.ts");
process.exitCode = await main(process.argv.slice(2));
