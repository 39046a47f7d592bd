import { startSession } from "#app/platform/session.server.ts";
import { answer } from "#tests/setup/request-handler.ts";

const HOST = "127.0.0.1:3000";
const ORIGIN = `http://${HOST}`;

export type Fields = Record<string, string | string[] | File>;
export type Sent = { status: number; location: string | null; cookies: string[]; body: string };

/** Somebody with a browser as far as forms go: it keeps cookies, and reads the forms of a page. */
export class Visitor {
  readonly cookies = new Map<string, string>();

  /** A browser in which somebody has signed in; the second factor given unless told otherwise. */
  static async of(person: { id: string }, options: { isPending?: boolean } = {}): Promise<Visitor> {
    const visitor = new Visitor();
    const secondFactorAt = options.isPending ? null : new Date();
    visitor.take([
      await startSession(person.id, { secondFactorAt, device: "a test", replaces: null }),
    ]);
    return visitor;
  }

  async get(path: string): Promise<Sent> {
    return this.send(new Request(`${ORIGIN}${path}`, { headers: this.headers() }));
  }

  /** The bytes of a file. */
  async download(path: string): Promise<Buffer> {
    const response = await answer(new Request(`${ORIGIN}${path}`, { headers: this.headers() }));
    if (response.status !== 200) throw new Error(`${path} answers ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  }

  /** Send a form; cookies of the answer are kept. */
  async post(path: string, fields: Fields, page = path): Promise<Sent> {
    return this.send(this.requestOf(path, fields, page));
  }

  /** A form on its way, with the cookies as they are now. */
  requestOf(path: string, fields: Fields, page = path, isMultipart = false): Request {
    const entries = Object.entries(fields).flatMap(([name, value]) =>
      [value].flat().map((one) => [name, one] as const),
    );
    const hasFile = entries.some(([, value]) => value instanceof File);
    const body = isMultipart || hasFile ? new FormData() : new URLSearchParams();
    for (const [name, value] of entries) body.append(name, value as string);
    const headers = new Headers(this.headers());
    headers.set("Host", HOST);
    headers.set("Origin", ORIGIN);
    headers.set("Sec-Fetch-Site", "same-origin");
    headers.set("Referer", `${ORIGIN}${page}`);
    return new Request(`${ORIGIN}${path}`, { method: "POST", headers, body });
  }

  async send(request: Request): Promise<Sent> {
    const response = await answer(request);
    const cookies = response.headers.getSetCookie();
    this.take(cookies);
    return {
      status: response.status,
      location: response.headers.get("Location"),
      cookies,
      body: await response.text(),
    };
  }

  private headers(): Record<string, string> {
    const pairs = [...this.cookies].map(([name, value]) => `${name}=${value}`);
    return pairs.length > 0 ? { Cookie: pairs.join("; ") } : {};
  }

  private take(cookies: readonly string[]): void {
    for (const cookie of cookies) {
      const [pair = ""] = cookie.split(";");
      const at = pair.indexOf("=");
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (value === "" || /Max-Age=0/i.test(cookie)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}

/** Every form of a page, as its tag and what stands in it. */
export function formsOf(page: string): { tag: string; inside: string }[] {
  return [...page.matchAll(/(<form\b[^>]*>)([\s\S]*?)<\/form>/g)].map(
    ([, tag = "", inside = ""]) => ({ tag, inside }),
  );
}

/** What a form sends when nothing is typed: its hidden fields. */
export function inputsOf(form: string): Record<string, string> {
  const found = [...form.matchAll(/<input\b[^>]*>/g)].map(([input]) => input);
  return Object.fromEntries(
    found
      .filter((input) => input.includes('type="hidden"'))
      .map((input) => [attributeOf(input, "name"), attributeOf(input, "value")]),
  );
}

function attributeOf(tag: string, name: string): string {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
  return value.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&amp;", "&");
}
