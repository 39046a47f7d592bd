import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readProcessorTime } from "./portal.ts";

/** The platform whose list ours is measured beside, and the version of all of its packages. */
export const PLATFORM = { name: "Strapi", version: "5.54.0" };

/** The schema of the database in which the platform keeps its tables. */
export const PLATFORM_SCHEMA = "platform";

const SECRETS = ["APP_KEYS", "API_TOKEN_SALT", "ADMIN_JWT_SECRET", "TRANSFER_TOKEN_SALT"];
const secretOf = (name: string) => `${name}-of-a-bench`;

/** The token for reading alone with which the platform is asked. */
export const PLATFORM_TOKEN = secretOf("TOKEN");

/** What the platform keeps of it. */
export function hashOfToken(): string {
  const salt = secretOf("API_TOKEN_SALT");
  return createHmac("sha512", salt).update(PLATFORM_TOKEN).digest("hex");
}

const START_LIMIT_MILLISECONDS = 180_000;

const text = { type: "string" };
const attributes = {
  supplier: {
    portalId: text,
    legalName: text,
    uei: text,
    cages: { type: "json" },
    tags: { type: "json" },
    subcontracts: {
      type: "relation",
      relation: "oneToMany",
      target: "api::subcontract.subcontract",
      mappedBy: "supplier",
    },
  },
  subcontract: {
    portalId: text,
    number: text,
    title: text,
    state: text,
    contractPiid: text,
    posture: text,
    verdict: text,
    required: text,
    citation: text,
    holdsUntil: { type: "date" },
    reasons: { type: "json" },
    supplier: {
      type: "relation",
      relation: "manyToOne",
      target: "api::supplier.supplier",
      inversedBy: "subcontracts",
    },
  },
};
type Kind = keyof typeof attributes;

/** The files of a type as the platform's own generator writes them. */
function filesOf(kind: Kind): Record<string, string> {
  const folder = `src/api/${kind}`;
  const core = (what: string) =>
    `module.exports = require("@strapi/strapi").factories.createCore${what}("api::${kind}.${kind}");\n`;
  const schema = {
    kind: "collectionType",
    collectionName: `${kind}s`,
    info: { singularName: kind, pluralName: `${kind}s`, displayName: kind },
    options: { draftAndPublish: false },
    attributes: attributes[kind],
  };
  return {
    [`${folder}/content-types/${kind}/schema.json`]: JSON.stringify(schema, null, 2),
    [`${folder}/controllers/${kind}.js`]: core("Controller"),
    [`${folder}/services/${kind}.js`]: core("Service"),
    [`${folder}/routes/${kind}.js`]: core("Router"),
  };
}

const FILES: Record<string, string> = {
  "package.json": JSON.stringify({
    name: "platform",
    version: "0.0.0",
    private: true,
    dependencies: {
      "@strapi/strapi": PLATFORM.version,
      pg: "8.16.3",
      react: "^18.0.0",
      "react-dom": "^18.0.0",
      "react-router-dom": "^6.0.0",
      "styled-components": "^6.0.0",
    },
    strapi: { uuid: false },
  }),
  "config/server.js": `module.exports = ({ env }) => ({
  host: "127.0.0.1", port: env.int("PORT"), app: { keys: env.array("APP_KEYS") },
});\n`,
  "config/admin.js": `module.exports = ({ env }) => ({
  serveAdminPanel: false,
  auth: { secret: env("ADMIN_JWT_SECRET") },
  apiToken: { salt: env("API_TOKEN_SALT") },
  transfer: { token: { salt: env("TRANSFER_TOKEN_SALT") } },
});\n`,
  "config/api.js": "module.exports = { rest: { defaultLimit: 50, maxLimit: 200 } };\n",
  "config/database.js": `module.exports = ({ env }) => ({ connection: {
  client: "postgres",
  connection: { connectionString: env("DATABASE_URL"), schema: "${PLATFORM_SCHEMA}" },
  pool: { min: 2, max: 10 },
} });\n`,
  // As its own generator writes them: what it starts without has to be there.
  "config/middlewares.js": `module.exports = ["logger", "errors", "security", "cors", "poweredBy", "query",
  "body", "session", "favicon", "public"].map((name) => "strapi::" + name);\n`,
  "src/index.js": "module.exports = { register() {}, bootstrap() {} };\n",
  "start.js": `require("@strapi/strapi").createStrapi({ appDir: __dirname, distDir: __dirname }).start();\n`,
  ...filesOf("supplier"),
  ...filesOf("subcontract"),
};

/**
 * Put the platform into a directory of its own: never a dependency of ours. What is there already in this
 * version stays.
 *
 * @throws Error when the registry does not have it.
 */
export async function installPlatform(
  dataDirectory: string,
  say: (text: string) => void,
): Promise<string> {
  const directory = resolve(dataDirectory, "platform");
  for (const [path, content] of Object.entries(FILES)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), content);
  }
  await mkdir(join(directory, "public/uploads"), { recursive: true });
  if ((await installedVersion(directory)) === PLATFORM.version) return directory;
  say(`${PLATFORM.name} ${PLATFORM.version} is installed: minutes`);
  await run("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts"], directory);
  return directory;
}

async function installedVersion(directory: string): Promise<string | null> {
  const file = join(directory, "node_modules/@strapi/strapi/package.json");
  const content = await readFile(file, "utf8").catch(() => null);
  return content ? JSON.parse(content).version : null;
}

async function run(command: string, given: string[], cwd: string): Promise<void> {
  const child = spawn(command, given, { cwd, stdio: ["ignore", "ignore", "inherit"] });
  const code = await new Promise((done) => child.on("exit", done));
  if (code !== 0) throw new Error(`${command} ${given.join(" ")} ended with ${code} in ${cwd}.`);
}

export type RunningPlatform = {
  url: string;
  /** time on a processor so far; null where the system does not tell */
  cpuMilliseconds(): Promise<number | null>;
  stop(): Promise<void>;
};

/** The platform as it runs in production: one process, which makes its tables where they are missing. */
export async function startPlatform(
  directory: string,
  { databaseUrl, port }: { databaseUrl: string; port: number },
): Promise<RunningPlatform> {
  const secrets = Object.fromEntries(SECRETS.map((name) => [name, secretOf(name)]));
  const child = spawn(process.execPath, ["start.js"], {
    cwd: directory,
    env: {
      PATH: process.env.PATH,
      HOME: directory,
      NODE_ENV: "production",
      STRAPI_TELEMETRY_DISABLED: "true",
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      ...secrets,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise<void>((done) => child.on("exit", () => done()));
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + START_LIMIT_MILLISECONDS;
  while (!(await answers(`${url}/_health`))) {
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error(`${PLATFORM.name} did not start.`);
    await sleep(200);
  }
  return {
    url,
    cpuMilliseconds: () => readProcessorTime(child.pid),
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}
