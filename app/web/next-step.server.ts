import { readNextPath } from "#app/domain/person/next-path.ts";

/** Where the address of this page says to go on afterwards; undefined when it says nothing usable. */
export function nextOf(request: Request): string | undefined {
  return readNextPath(new URL(request.url).searchParams.get("next")) ?? undefined;
}
