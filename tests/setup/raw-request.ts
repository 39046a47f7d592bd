import { type IncomingHttpHeaders, request } from "node:http";

export type Answer = { status: number; headers: IncomingHttpHeaders; text: string };

/**
 * Ask with exactly these headers, and none that a browser or `fetch` would add or mend. `Origin` is
 * the portal's own unless it is given; an empty one is left out.
 */
export function ask(
  base: string,
  asked: {
    method?: string;
    path: string;
    headers?: Record<string, string>;
    body?: string | Buffer;
  },
): Promise<Answer> {
  const { method = "GET", path, headers = {}, body } = asked;
  const given = { Origin: new URL(base).origin, ...headers };
  const sent = Object.entries(given).filter(([name, value]) => value !== "" || name === "Host");
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(base);
    const options = {
      hostname,
      port,
      method,
      path,
      headers: Object.fromEntries(sent),
      agent: false,
    };
    const asking = request(options, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      answer.on("end", () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
        asking.destroy();
      });
    });
    asking.on("error", reject);
    asking.end(body);
  });
}
