import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import {
  createReadableStreamFromReadable,
  createRequestHandler,
  type ServerBuild,
  writeReadableStreamToWritable,
} from "@remix-run/node";
import express from "express";

// What a Remix page costs on this machine: two routes, no data, nothing of ours around them.
process.env.NODE_ENV = "production";
const port = Number(process.argv[2]);
const entry = resolve("tests/bench/bare/build/server/index.js");
const build: ServerBuild = await import(pathToFileURL(entry).href);
const handle = createRequestHandler(build, "production");

const app = express();
app.disable("x-powered-by");
app.all("*", async (request, response, next) => {
  try {
    const headers = new Headers();
    for (const [name, values = []] of Object.entries(request.headers))
      for (const value of [values].flat()) headers.append(name, value);
    const url = `http://127.0.0.1:${port}${request.originalUrl}`;
    const hasBody = request.method !== "GET" && request.method !== "HEAD";
    const answer = await handle(
      new Request(url, {
        method: request.method,
        headers,
        ...(hasBody && { body: createReadableStreamFromReadable(request), duplex: "half" }),
      }),
    );
    response.status(answer.status);
    for (const [name, value] of answer.headers) response.append(name, value);
    if (answer.body) await writeReadableStreamToWritable(answer.body, response);
    else response.end();
  } catch (error) {
    next(error);
  }
});
app.listen(port, "127.0.0.1");
