import { AsyncLocalStorage } from "node:async_hooks";
import type { HeldTransaction } from "./held-transaction.server.ts";

/** A form at hand, in the action that it was sent to. */
export type Post = {
  /** the path and query it was sent to */
  address: string;
  /** of the address, the key and everything typed; null while unread, and where no key came along */
  digest: string | null;
  /** the name and SHA-256 of a file that was sent along */
  fileHash: string | null;
  /** what the form showed when it was read; null where it does not say */
  version: string | null;
  /** the browser's session as the database may know it */
  browser: string;
  /** the transaction in which the command runs and the answer is kept, once there is one */
  held: Promise<HeldTransaction> | null;
};

/** What the request at hand knows, wherever it is worked on. */
export type RequestContext = {
  /** who is signed in, once the session was read */
  personId: string | null;
  post: Post | null;
};

const storage = new AsyncLocalStorage<RequestContext>();

/** Run a request with a context of its own. */
export function inRequest<T>(work: () => T): T {
  return storage.run({ personId: null, post: null }, work);
}

/** Run an action with the form that it was sent. */
export function withPost<T>(post: Post, work: () => T): T {
  const personId = storage.getStore()?.personId ?? null;
  return storage.run({ personId, post }, work);
}

/** Who is signed in as far as this request has asked; null outside of one. */
export function currentPersonId(): string | null {
  return storage.getStore()?.personId ?? null;
}

export function noteCurrentPerson(personId: string): void {
  const context = storage.getStore();
  if (context) context.personId = personId;
}

/** The form at hand; null outside of an action. */
export function currentPost(): Post | null {
  return storage.getStore()?.post ?? null;
}
