/**
 * Whether somebody looks at what is answered: neither a program that asks for the headers alone, nor a
 * browser that fetches what might be wanted later.
 */
export function isLookedAt(request: Request): boolean {
  if (request.method !== "GET") return false;
  const purposes = ["Sec-Purpose", "Purpose", "X-Moz"].map((name) => request.headers.get(name));
  return !purposes.some((purpose) => /prefetch|prerender|preview/i.test(purpose ?? ""));
}
