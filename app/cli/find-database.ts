import { startEmbeddedPostgres } from "#app/platform/embedded-postgres.server.ts";
import { dataDirectory, setDemoEnvironment } from "./demo-environment.ts";

/**
 * The database of the environment, or else the portal's own embedded one, whether or not it runs.
 *
 * @returns what stops it when this process started it.
 */
export async function findDatabase(): Promise<() => Promise<void>> {
  if (process.env.DATABASE_URL) {
    await setDemoEnvironment(process.env.DATABASE_URL);
    return async () => {};
  }
  const server = await startEmbeddedPostgres({ dataDirectory: dataDirectory() });
  await setDemoEnvironment(server.ownerUrl);
  return server.stop;
}
