import { createHmac } from "node:crypto";

/**
 * The roles the application logs in as: for people, for jobs and sign-in, and for the job queue,
 * which sees nothing else. None owns a table.
 */
export const DATABASE_ROLES = ["flowdown_web", "flowdown_system", "flowdown_queue"] as const;
export type DatabaseRole = (typeof DATABASE_ROLES)[number];

/**
 * The role that a transaction of the web's takes for somebody who sees only what is assigned to them.
 * Nobody logs in as it.
 */
export const CONTRIBUTOR_ROLE = "flowdown_contributor";

/** The password of a role: derived from the application's secret, so that none is stored. */
export function rolePassword(role: DatabaseRole, appSecret: string): string {
  return createHmac("sha256", appSecret).update(`database-role:${role}`).digest("base64url");
}

/**
 * The address of the database with one of the application's roles as the user, whoever it named:
 * only a migration needs the owner's.
 */
export function roleUrl(databaseUrl: string, role: DatabaseRole, appSecret: string): string {
  const url = new URL(databaseUrl);
  url.username = role;
  url.password = rolePassword(role, appSecret);
  return url.toString();
}
