import { randomBytes, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import {
  type AppLoadContext,
  createReadableStreamFromReadable,
  type RequestHandler as RemixHandler,
  type ServerBuild,
  writeReadableStreamToWritable,
} from "@remix-run/node";
import compression from "compression";
import express, {
  type Express,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from "express";
import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import { bytesOf } from "#app/platform/whole-answer.server.ts";
import { sendWhole } from "./send-whole.ts";

/** What the portal does before its first and after its last request. */
type Lifecycle = { start(): Promise<void>; stop(): Promise<void> };

/** What the entry of the portal holds besides the pages. */
export type EntryModule = {
  lifecycle: Lifecycle;
  door: RequestHandler;
  answerFormsOnce(build: ServerBuild): ServerBuild;
  answerByAddress(build: ServerBuild): RemixHandler;
  inRequest<T>(work: () => T): T;
};

/** How a request is answered. */
export type Answering = Pick<EntryModule, "door" | "inRequest"> & { answer: RemixHandler };

/** A portal that can be served: the built one, or the one that is being worked on. */
export type Portal = Lifecycle & {
  /** Asked for each request: what is being worked on changes between two of them. */
  answering(): Answering | Promise<Answering>;
  /** The page that checks records, as HTML. */
  verifyPage(): Promise<string>;
  addFiles(app: Express): void;
};

export type RunningServer = { url: string; stop(): Promise<void> };

/** Where `npm run build` puts the portal. */
export function buildDirectory(): string {
  return resolve(process.env.FLOWDOWN_BUILD_DIRECTORY || "build");
}

/**
 * Serve a portal on the host and port of the environment.
 *
 * @param openPortal the built portal unless told otherwise; gets the server before it listens.
 * @throws Error with one sentence when the port is taken or nothing was built.
 */
export async function startServer(
  openPortal: (server: Server) => Promise<Portal> = openBuiltPortal,
): Promise<RunningServer> {
  // The demo fills its environment after this process has made its log.
  log.level = env().logLevel;
  const server = createServer(CONNECTION_LIMITS);
  const portal = await openPortal(server);
  server.on("request", await makeApp(portal));
  await portal.start();
  const { host, port } = env();
  await listen(server, host, port).catch(async (error: unknown) => {
    await portal.stop();
    throw error;
  });
  return {
    url: `http://${host}:${port}`,
    async stop() {
      await close(server);
      await portal.stop();
    },
  };
}

async function openBuiltPortal(): Promise<Portal> {
  const build = await loadBuild();
  const { lifecycle, door, inRequest, answerByAddress, answerFormsOnce } = entryModuleOf(build);
  const answering = { door, inRequest, answer: answerByAddress(answerFormsOnce(build)) };
  const client = resolve(buildDirectory(), "client");
  const files = await listClientFiles();
  return {
    ...lifecycle,
    answering: () => answering,
    verifyPage: () => readFile(resolve(client, "verify.html"), "utf8"),
    addFiles(app) {
      app.use(
        "/assets",
        express.static(resolve(client, "assets"), { immutable: true, maxAge: "1y", index: false }),
      );
      app.use(serveFiles(client, files));
    },
  };
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

export function entryModuleOf(build: ServerBuild): EntryModule {
  return build.entry.module as unknown as EntryModule;
}

/** The policy that the page that checks records carries for when it is opened from a disk. */
function verifyPolicyOf(page: string): string {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1];
  if (!policy) throw new Error("The page that checks records was built without a policy.");
  return `${policy}; frame-ancestors 'none'`;
}

async function makeApp(portal: Portal): Promise<Express> {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", env().trustProxy);
  if (env().appUrl.startsWith("https:")) app.use(demandHttps);
  app.use(logRequest);
  app.use(async (request, response, next) => {
    try {
      const { door } = await portal.answering();
      door(request, response, next);
    } catch (error) {
      next(error);
    }
  });
  app.use(compression());
  app.get("/verify", await answerVerify(portal));
  portal.addFiles(app);
  app.all("*", answerPage(portal));
  app.use(answerError);
  return app;
}

/** The page that checks records is read once: it asks nobody and changes with a build alone. */
async function answerVerify(portal: Portal): Promise<RequestHandler> {
  const page = await portal.verifyPage();
  const policy = verifyPolicyOf(page);
  return (_request, response) => {
    response.set({ "Cache-Control": "no-cache", "Referrer-Policy": "no-referrer" });
    response.set("Content-Security-Policy", policy);
    response.type("html").send(page);
  };
}

/** The addresses of the built files: nobody looks on the disk for a page. */
async function listClientFiles(): Promise<ReadonlySet<string>> {
  const client = resolve(buildDirectory(), "client");
  const entries = await readdir(client, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Set(files.map((entry) => `/${relative(client, join(entry.parentPath, entry.name))}`));
}

function serveFiles(client: string, files: ReadonlySet<string>): RequestHandler {
  const serve = express.static(client, { maxAge: "1h", index: false, redirect: false });
  return (request, response, next) =>
    files.has(request.path) ? serve(request, response, next) : next();
}

/** Every address that is no file: what the portal answers. */
function answerPage(portal: Portal): RequestHandler {
  return async (request, response, next) => {
    try {
      const { inRequest, answer: answerTo } = await portal.answering();
      const answer = await inRequest(() =>
        answerTo(requestOf(request), contextOf(request, response)),
      );
      response.status(answer.status);
      for (const [name, value] of answer.headers) response.append(name, value);
      const bytes = bytesOf(answer);
      if (bytes) sendWhole(request, response, bytes);
      else if (answer.body) await writeReadableStreamToWritable(answer.body, response);
      else response.end();
    } catch (error) {
      next(error);
    }
  };
}

/** The request as the pages know it, under the portal's own address. */
function requestOf(request: Request): globalThis.Request {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(request.headers))
    for (const value of [values].flat()) headers.append(name, value);
  const { method } = request;
  const url = new URL(env().appUrl).origin + request.originalUrl;
  if (method !== "POST") return new globalThis.Request(url, { method, headers });
  // A form was read at the door; an upload still comes.
  const isRead = Buffer.isBuffer(request.body);
  const body = isRead ? request.body : createReadableStreamFromReadable(request);
  return new globalThis.Request(url, { method, headers, body, duplex: "half" });
}

/** What failed outside the pages, such as a part of a file that does not exist. */
function answerError(
  error: Error & { status?: unknown },
  request: Request,
  response: Response,
  // Express knows by the number of parameters that this is for errors.
  _next: NextFunction,
): void {
  const { requestId } = response.locals;
  const status = typeof error.status === "number" ? error.status : 500;
  if (status >= 500) log.error({ err: error, method: request.method, requestId }, "request failed");
  if (response.headersSent) response.destroy();
  else response.status(status).type("text/plain").send(`${status}\n`);
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
    isGone: () => response.destroyed && !response.writableFinished,
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

/** How long a connection may take for what is no work of ours, and how much it may say beforehand. */
const CONNECTION_LIMITS = {
  maxHeaderSize: 16_384,
  headersTimeout: 15_000,
  // The longest upload, over a slow line.
  requestTimeout: 300_000,
  connectionsCheckingInterval: 5_000,
};
const MOST_HEADERS = 100;

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.maxHeadersCount = MOST_HEADERS;
    server.listen(port, host, () => resolve());
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
