import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type Browser, type KnownDevice, rememberPerson } from "#app/domain/person/browser.ts";
import { env } from "#app/platform/env.server.ts";
import { sealText, tryOpenText } from "#app/platform/secret.server.ts";

const SECONDS = 180 * 24 * 3600;

const KnownDeviceSchema = z.object({
  id: z.uuid(),
  persons: z.array(z.object({ personId: z.uuid(), since: z.number() })),
});

/** Over https the prefix makes browsers refuse a cookie that a neighbouring host or http set. */
function cookieName(): string {
  return env().appUrl.startsWith("https:") ? "__Host-flowdown_device" : "flowdown_device";
}

/** Who gave both factors in this browser, as its sealed cookie says; null when nobody did. */
export function readKnownDevice(request: Request): KnownDevice | null {
  const cookies = (request.headers.get("Cookie") ?? "").split(/;\s*/);
  const found = cookies.find((cookie) => cookie.startsWith(`${cookieName()}=`));
  const opened = found && tryOpenText("known-device", found.slice(cookieName().length + 1));
  if (!opened) return null;
  const parsed = KnownDeviceSchema.safeParse(JSON.parse(opened));
  return parsed.success ? parsed.data : null;
}

/** The `Set-Cookie` value that remembers that this person showed in this browser who they are. */
export function rememberDevice({ knownDevice }: Browser, personId: string, at: Date): string {
  const device = rememberPerson(knownDevice, personId, at, randomUUID());
  const value = sealText("known-device", JSON.stringify(device));
  const secure = env().appUrl.startsWith("https:") ? "; Secure" : "";
  return `${cookieName()}=${value}; Path=/; Max-Age=${SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}
