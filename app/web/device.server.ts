import { describeDevice } from "#app/domain/access/device.ts";

/** The browser that sent a request, as its session is listed. */
export function deviceOf(request: Request): string {
  return describeDevice(request.headers.get("User-Agent"));
}
