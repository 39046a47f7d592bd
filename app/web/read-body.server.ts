import type { BodyLimits } from "./body-limits.server.ts";
import { refusal } from "./problem.server.ts";

/**
 * The bytes of a request as they arrive, never more than the limit: whatever length was announced,
 * they are counted.
 *
 * @throws 413 when there are too many, 408 when they come too slowly, 400 when they break off.
 */
export async function* readBody(request: Request, limits: BodyLimits): AsyncGenerator<Uint8Array> {
  if (Number(request.headers.get("Content-Length") ?? 0) > limits.bytes) throw refusal(413);
  // Not cancelled when it ends early: that would break the connection before the answer is out.
  const reader = request.body?.getReader();
  if (!reader) return;
  const { promise: late, stop } = deadline(limits.milliseconds);
  try {
    let size = 0;
    for (;;) {
      const { done, value } = await Promise.race([reader.read().catch(brokenOff), late]);
      if (done) return;
      size += value.length;
      if (size > limits.bytes) throw refusal(413);
      yield value;
    }
  } finally {
    stop();
  }
}

function brokenOff(): never {
  throw refusal(400);
}

function deadline(milliseconds: number): { promise: Promise<never>; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  const promise = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(refusal(408)), milliseconds);
  });
  // It may strike while nobody waits: between two chunks.
  promise.catch(() => {});
  return { promise, stop: () => clearTimeout(timer) };
}
