import { resolve } from "node:path";
import postgres from "postgres";
import { prepareCluster } from "./embedded-postgres/cluster.server.ts";
import { takeLease } from "./embedded-postgres/lease.server.ts";
import {
  findPostmaster,
  launchPostmaster,
  stopPostmaster,
} from "./embedded-postgres/postmaster.server.ts";

const DATABASE = "flowdown";
const ATTEMPTS = 5;

/** A PostgreSQL of our own, shared by every process that uses the same data directory. */
export type EmbeddedPostgres = {
  /** The superuser's address of the database `flowdown`. */
  ownerUrl: string;
  port: number;
  /** Whether the server was already running: another process's, or left over by a killed one. */
  adopted: boolean;
  /** Leave the server; the last process to leave stops it, whoever started it. */
  stop(): Promise<void>;
};

/**
 * Start PostgreSQL on `dataDirectory`, or join the server that already runs there. The first
 * start makes the cluster (UTF-8, the locale C.UTF-8 of PostgreSQL itself, so every machine sorts
 * alike) and a random password, kept in `server.json` beside it.
 *
 * @param fsync false trades durability for speed: for tests, whose data may be lost.
 * @throws Error with one sentence when PostgreSQL cannot run here.
 */
export async function startEmbeddedPostgres({
  dataDirectory,
  fsync = true,
}: {
  dataDirectory: string;
  fsync?: boolean;
}): Promise<EmbeddedPostgres> {
  const cluster = await prepareCluster(resolve(dataDirectory));
  let refusal: unknown = null;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const running = await findPostmaster(cluster);
    const server = running ?? (await launchPostmaster(cluster, { fsync }));
    if (!server) continue;
    const serverUrl = `postgres://postgres:${cluster.settings.password}@127.0.0.1:${server.port}`;
    try {
      const lease = await takeLease(serverUrl, DATABASE);
      return {
        ownerUrl: `${serverUrl}/${DATABASE}`,
        port: server.port,
        adopted: running !== null,
        async stop() {
          if (await lease.release()) await stopPostmaster(cluster, server);
        },
      };
    } catch (error) {
      refusal = error;
      if (isWrongPassword(error)) break;
      // It runs and accepts, yet never answers: stopped or stuck, so it is of no use to anyone.
      if (running && attempt > 0 && isTimeout(error)) await stopPostmaster(cluster, running);
    }
  }
  if (isWrongPassword(refusal))
    throw new Error(
      `The password in ${dataDirectory}/server.json is not the server's: restore that file, or remove ${dataDirectory} to start afresh.`,
    );
  throw new Error(`PostgreSQL in ${dataDirectory} does not answer: ${String(refusal)}`);
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "CONNECT_TIMEOUT";
}

function isWrongPassword(error: unknown): boolean {
  return error instanceof postgres.PostgresError && error.code === "28P01";
}
