import { randomBytes } from "node:crypto";
import { chmod, link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { z } from "zod";

const settingsSchema = z.object({
  password: z.string().min(1),
  port: z.number().int().min(1).max(65535),
  /** Folder outside the data directory, where the user PostgreSQL runs as cannot enter that one. */
  externalDirectory: z.string().nullable(),
});

/** What must outlive the server: kept in `server.json` beside the cluster, readable by us alone. */
export type Settings = z.infer<typeof settingsSchema>;

/** The settings of a data directory, made on the first call; safe when two processes race. */
export async function loadSettings(dataDirectory: string): Promise<Settings> {
  await mkdir(dataDirectory, { recursive: true, mode: 0o711 });
  const path = join(dataDirectory, "server.json");
  const draft = await writeDraft(path, {
    password: randomBytes(24).toString("base64url"),
    port: await findFreePort(),
    externalDirectory: null,
  });
  // link() refuses an existing name, so the first writer wins and everyone reads the same file.
  await link(draft, path).catch(ignoreExisting);
  await rm(draft);
  const parsed = settingsSchema.safeParse(JSON.parse(await readFile(path, "utf8")));
  if (!parsed.success)
    throw new Error(`${path} is damaged: restore it or remove ${dataDirectory}.`);
  return parsed.data;
}

export async function saveSettings(dataDirectory: string, settings: Settings): Promise<void> {
  const path = join(dataDirectory, "server.json");
  await rename(await writeDraft(path, settings), path);
}

/** The port kept in the settings when it is free, otherwise a free one. */
export async function choosePort(preferred: number): Promise<number> {
  return (await canListen(preferred)) ? preferred : findFreePort();
}

function findFreePort(): Promise<number> {
  return listen(0);
}

function canListen(port: number): Promise<boolean> {
  return listen(port).then(
    () => true,
    () => false,
  );
}

function listen(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(port, "127.0.0.1", () => {
      const address = probe.address();
      const taken = typeof address === "object" && address !== null ? address.port : port;
      probe.close(() => resolve(taken));
    });
  });
}

async function writeDraft(path: string, settings: Settings): Promise<string> {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
  await writeFile(draft, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
  await chmod(draft, 0o600);
  return draft;
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}
