/** The environment of every test: constant, because the database's roles follow the secret. */
export const TEST_APP_SECRET = "a secret for tests alone, forty characters";

/**
 * Configure a portal for tests.
 *
 * @param evidenceDirectory where uploads go; thrown away by whoever made it.
 */
export function testEnvironment(
  databaseUrl: string,
  evidenceDirectory: string,
): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    APP_URL: "http://127.0.0.1:3000",
    APP_SECRET: TEST_APP_SECRET,
    EVIDENCE_MASTER_KEY: Buffer.alloc(32, 7).toString("base64"),
    EVIDENCE_DIRECTORY: evidenceDirectory,
    SMTP_URL: "smtp://127.0.0.1:1",
    MAIL_FROM: "Flowdown <flowdown@example.com>",
    LOG_LEVEL: "silent",
  };
}
