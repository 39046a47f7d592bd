import { createHmac } from "node:crypto";

/** The two roles the application logs in as. Neither owns a table. */
export type DatabaseRole = "flowdown_web" | "flowdown_system";

/** The password of a role: derived from the application's secret, so that none is stored. */
export function rolePassword(role: DatabaseRole, appSecret: string): string {
  return createHmac("sha256", appSecret).update(`database-role:${role}`).digest("base64url");
}

/** The owner's connection string with one of the application's roles in place of the owner. */
export function roleUrl(ownerUrl: string, role: DatabaseRole, appSecret: string): string {
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = rolePassword(role, appSecret);
  return url.toString();
}
