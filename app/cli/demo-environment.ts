import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { z } from "zod";

const secretsSchema = z.object({ appSecret: z.string().min(32), evidenceMasterKey: z.string() });

/** Where everything that the demo keeps lies. */
export function dataDirectory(): string {
  return resolve(process.env.FLOWDOWN_DATA_DIRECTORY || ".data");
}

/**
 * Fill the environment of a portal that nobody configured: this machine alone, letters into the
 * mailbox page, secrets made at the first start and kept beside the data. What is set already stays.
 */
export async function setDemoEnvironment(databaseUrl: string): Promise<void> {
  const { appSecret, evidenceMasterKey } = await loadSecrets(join(dataDirectory(), "secrets.json"));
  const port = process.env.PORT || "3000";
  const defaults: Record<string, string> = {
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
    PORT: port,
    APP_URL: `http://127.0.0.1:${port}`,
    APP_SECRET: appSecret,
    EVIDENCE_MASTER_KEY: evidenceMasterKey,
    EVIDENCE_DIRECTORY: join(dataDirectory(), "evidence"),
    LOG_LEVEL: "warn",
    FLOWDOWN_DEMO: "1",
  };
  for (const [name, value] of Object.entries(defaults)) process.env[name] ||= value;
}

async function loadSecrets(path: string): Promise<z.infer<typeof secretsSchema>> {
  const made = {
    appSecret: randomBytes(48).toString("base64url"),
    evidenceMasterKey: randomBytes(32).toString("base64"),
  };
  // The flag refuses an existing file: the first start wins, every later one reads what it wrote.
  await writeFile(path, JSON.stringify(made), { flag: "wx", mode: 0o600 }).catch((error) => {
    if (error.code !== "EEXIST") throw error;
  });
  return secretsSchema.parse(JSON.parse(await readFile(path, "utf8")));
}
