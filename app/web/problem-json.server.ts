import { WholeAnswer } from "#app/platform/whole-answer.server.ts";

const TITLES = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  429: "Too Many Requests",
} as const;
type Status = keyof typeof TITLES;

/**
 * What a program is told when it gets no list.
 *
 * @param about.detail says to whoever reads the program's log what to do about it.
 * @param about.parameters of the address, that are not understood.
 * @see RFC 9457; RFC 6750, 3 for what a key that opens nothing is answered
 */
export function problemJson(
  status: Status,
  about: { detail: string; parameters?: string[] },
  headers: Record<string, string> = {},
): Response {
  const problem = { type: "about:blank", title: TITLES[status], status, ...about };
  return new WholeAnswer(JSON.stringify(problem), {
    status,
    headers: { "Content-Type": "application/problem+json", ...headers },
  });
}
