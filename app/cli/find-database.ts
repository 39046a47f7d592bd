import { startEmbeddedPostgres } from "#app/platform/embedded-postgres.server.ts";
import { dataDirectory, setDemoEnvironment } from "./demo-environment.ts";

/**
 * Turn to the database of the environment (DATABASE_URL), or else to the portal's own, whether or
 * not the portal runs.
 *
 * @returns what stops it when nobody else uses it.
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
