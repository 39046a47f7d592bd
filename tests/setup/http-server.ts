import { createServer, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";

export type HttpReply = { status: number; body?: string | Buffer; type?: string };

/** A real HTTP server on loopback, for what the portal calls outside. */
export type TestServer = {
  url: string;
  /** While true it breaks every connection. */
  isDown: boolean;
  stop(): Promise<void>;
};

/** @param answer gets each request with its body. */
export async function startHttpServer(
  answer: (request: IncomingMessage, body: Buffer) => Promise<HttpReply> | HttpReply,
): Promise<TestServer> {
  const server = createServer(async (request, response) => {
    if (state.isDown) {
      request.socket.destroy();
      return;
    }
    const { status, body = "", type = "text/plain" } = await answer(request, await buffer(request));
    response.writeHead(status, { "content-type": type }).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", () => listening()));
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("the server has no port");
  const state: TestServer = {
    url: `http://127.0.0.1:${address.port}`,
    isDown: false,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
  return state;
}
