import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type Browser, type KnownDevice, rememberPerson } from "#app/domain/person/browser.ts";
import { sealText, tryOpenText } from "#app/platform/secret.server.ts";
import { readOwnCookie, writeOwnCookie } from "./own-cookie.server.ts";

const SECONDS = 180 * 24 * 3600;

const KnownDeviceSchema = z.object({
  id: z.uuid(),
  persons: z.array(z.object({ personId: z.uuid(), since: z.number() })),
});

const COOKIE = "device";

/** Who gave both factors in this browser, as its sealed cookie says; null when nobody did. */
export function readKnownDevice(request: Request): KnownDevice | null {
  const sealed = readOwnCookie(request, COOKIE);
  const opened = sealed && tryOpenText("known-device", sealed);
  if (!opened) return null;
  const parsed = KnownDeviceSchema.safeParse(JSON.parse(opened));
  return parsed.success ? parsed.data : null;
}

/** The `Set-Cookie` value that remembers that this person showed in this browser who they are. */
export function rememberDevice({ knownDevice }: Browser, personId: string, at: Date): string {
  const device = rememberPerson(knownDevice, personId, at, randomUUID());
  return writeOwnCookie(COOKIE, sealText("known-device", JSON.stringify(device)), SECONDS);
}
