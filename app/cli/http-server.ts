import { randomBytes, randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type Express, type Request, type Response } from "express";
import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";

/** What the built portal does before its first and after its last request. */
type Lifecycle = { start(): Promise<void>; stop(): Promise<void> };
/** What the built portal says of itself beside its routes. */
type Entry = {
  lifecycle: Lifecycle;
  answerFormsOnce(build: ServerBuild): ServerBuild;
  inRequest<T>(work: () => T): T;
};

export type RunningServer = { url: string; stop(): Promise<void> };

/** Where `npm run build` puts the portal. */
export function buildDirectory(): string {
  return resolve(process.env.FLOWDOWN_BUILD_DIRECTORY || "build");
}

/**
 * Serve the built portal on the host and port of the environment.
 *
 * @throws Error with one sentence when the port is taken or nothing was built.
 */
export async function startServer(): Promise<RunningServer> {
  // The demo fills its environment after this process has made its log.
  log.level = env().logLevel;
  const build = await loadBuild();
  const { lifecycle } = entryOf(build);
  await lifecycle.start();
  const { host, port } = env();
  const server = await listen(makeApp(build), host, port).catch(async (error: unknown) => {
    await lifecycle.stop();
    throw error;
  });
  return {
    url: `http://${host}:${port}`,
    async stop() {
      await close(server);
      await lifecycle.stop();
    },
  };
}

function entryOf(build: ServerBuild): Entry {
  return build.entry.module as unknown as Entry;
}

async function loadBuild(): Promise<ServerBuild> {
  const entry = resolve(buildDirectory(), "server/index.js");
  try {
    return await import(pathToFileURL(entry).href);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND")
      throw new Error("The portal is not built: run `npm run build` first.", { cause: error });
    throw error;
  }
}

function makeApp(build: ServerBuild): Express {
  const app = express();
  const client = resolve(buildDirectory(), "client");
  app.disable("x-powered-by");
  app.set("trust proxy", env().trustProxy);
  if (env().appUrl.startsWith("https:")) app.use(demandHttps);
  app.use(logRequest);
  app.use(compression());
  app.use(
    "/assets",
    express.static(resolve(client, "assets"), { immutable: true, maxAge: "1y", index: false }),
  );
  app.get("/verify", (_request, response) => {
    response.set({ "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff" });
    response.set({ "Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY" });
    response.sendFile(resolve(client, "verify.html"));
  });
  app.use(express.static(client, { maxAge: "1h", index: false, redirect: false }));
  const { answerFormsOnce, inRequest } = entryOf(build);
  const handle = createRequestHandler({
    build: answerFormsOnce(build),
    getLoadContext: contextOf,
    mode: "production",
  });
  app.all("*", (request, response, next) => inRequest(() => handle(request, response, next)));
  return app;
}

const YEAR_SECONDS = 365 * 24 * 3600;

function demandHttps(_request: Request, response: Response, next: () => void): void {
  response.setHeader("Strict-Transport-Security", `max-age=${YEAR_SECONDS}; includeSubDomains`);
  next();
}

function contextOf(request: Request, response: Response): AppLoadContext {
  return {
    cspNonce: randomBytes(16).toString("base64"),
    clientAddress: request.ip ?? "unknown",
    requestId: String(response.locals.requestId),
  };
}

/** One line per request, without its address: addresses carry tokens and searches. */
function logRequest(request: Request, response: Response, next: () => void): void {
  const requestId = randomUUID();
  const startedAt = performance.now();
  response.locals.requestId = requestId;
  response.setHeader("X-Request-Id", requestId);
  response.on("finish", () => {
    const ms = Math.round(performance.now() - startedAt);
    log.info({ requestId, method: request.method, status: response.statusCode, ms }, "request");
  });
  next();
}

function listen(app: Express, host: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = app.listen(port, host, () => resolve(server));
    server.on("error", (error: NodeJS.ErrnoException) => reject(explainListenError(error, port)));
  });
}

/** The sentence for a port that cannot be had. */
export function explainListenError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === "EADDRINUSE")
    return new Error(`Port ${port} is in use: stop what uses it, or set PORT to another number.`);
  if (error.code === "EACCES")
    return new Error(`Port ${port} may not be used by this user: set PORT to a number above 1023.`);
  return error;
}

const GRACE_MS = 8_000;

/** Let requests at hand finish, then close; connections kept open for later requests close at once. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });
}
