import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Request, Response } from "express";

/** A shorter body fits into the packet of its head. */
const WORTH_COMPRESSING = 1024;
/** Levels that cost a third of the usual ones or less, for about a tenth more bytes. */
const GZIP_LEVEL = 3;
const BROTLI_QUALITY = 1;

/**
 * Send a body that is at hand, compressed as the browser takes it and in one piece: a stream for each page
 * would cost several times what compressing does.
 */
export function sendWhole(request: Request, response: Response, body: Buffer): void {
  response.vary("Accept-Encoding");
  const encoding = body.length < WORTH_COMPRESSING ? null : encodingFor(request);
  const sent = encoding ? COMPRESS[encoding](body) : body;
  if (encoding) response.setHeader("Content-Encoding", encoding);
  response.setHeader("Content-Length", sent.length);
  response.end(sent);
}

/** The better of the two that a browser takes, whichever of them it names first. */
function encodingFor(request: Request): keyof typeof COMPRESS | null {
  if (request.acceptsEncodings("br")) return "br";
  return request.acceptsEncodings("gzip") ? "gzip" : null;
}

const COMPRESS = { br: brotli, gzip };

function gzip(body: Buffer): Buffer {
  return gzipSync(body, { level: GZIP_LEVEL });
}

function brotli(body: Buffer): Buffer {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
  return brotliCompressSync(body, {
    params: { [BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [BROTLI_PARAM_SIZE_HINT]: body.length },
  });
}
