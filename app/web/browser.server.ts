import type { Browser } from "#app/domain/person/browser.ts";
import { describeDevice } from "#app/domain/person/device.ts";
import { networkOf } from "#app/domain/person/network.ts";
import { sessionIdOf } from "#app/platform/session.server.ts";
import { readKnownDevice } from "./known-device.server.ts";

/**
 * The browser that sent a request.
 *
 * @param clientAddress as the server's context tells it; absent where nothing is counted by it.
 */
export function browserOf(request: Request, clientAddress = ""): Browser {
  return {
    device: describeDevice(request.headers.get("User-Agent")),
    network: networkOf(clientAddress),
    sessionId: sessionIdOf(request),
    knownDevice: readKnownDevice(request),
  };
}
