/**
 * An answer whose body is at hand. A plain `Response` copies a body into a stream and out of it again, which
 * costs more than the rest of a light answer; whoever sends this one takes its bytes, and whoever reads it
 * as any other gets the same.
 */
export class WholeAnswer extends Response {
  readonly whole: Buffer;
  #plain: Response | null = null;

  /** @param body a text is sent as UTF-8 */
  constructor(body: Buffer | string, init: ResponseInit) {
    super(null, init);
    this.whole = typeof body === "string" ? Buffer.from(body) : body;
  }

  get #copy(): Response {
    this.#plain ??= new Response(new Uint8Array(this.whole));
    return this.#plain;
  }

  override get body() {
    return this.#copy.body;
  }

  override get bodyUsed() {
    return this.#plain?.bodyUsed ?? false;
  }

  override arrayBuffer() {
    return this.#copy.arrayBuffer();
  }

  override blob() {
    return this.#copy.blob();
  }

  override json() {
    return this.#copy.json();
  }

  override text() {
    return this.#copy.text();
  }

  override clone(): WholeAnswer {
    const { status, statusText, headers } = this;
    return new WholeAnswer(this.whole, { status, statusText, headers });
  }
}

/** The body of an answer that has it at hand; null of every other. */
export function bytesOf(answer: Response): Buffer | null {
  // The built portal has a class of its own, so it is told by what it holds.
  return "whole" in answer && Buffer.isBuffer(answer.whole) ? answer.whole : null;
}
