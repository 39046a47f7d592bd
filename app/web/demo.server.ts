import { isDemoEmail } from "#app/domain/person/demo.ts";
import { env } from "#app/platform/env.server.ts";

/** Whether this is the demo, whose sign-in page offers its persons. */
export function isDemo(): boolean {
  return env().isDemo;
}

/** Whether a person may enter the demo's fixed code where a second factor is asked for. */
export function hasDemoCode(email: string): boolean {
  return env().isDemo && isDemoEmail(email);
}
