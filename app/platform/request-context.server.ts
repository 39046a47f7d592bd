import { AsyncLocalStorage } from "node:async_hooks";
import type { HeldTransaction } from "./held-transaction.server.ts";
import type { Reading } from "./reading.server.ts";
import type { SignedIn } from "./session.server.ts";

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
  /** what was typed, once it was read of a form that was shown to who sends it; passwords never are */
  typed: [name: string, value: string][] | null;
  /** the browser's session as the database may know it */
  browser: string;
  /** the transaction in which the command runs and the answer is kept, once there is one */
  held: Promise<HeldTransaction> | null;
};

/** What the request at hand knows, wherever it is worked on. Nothing of it outlives the request. */
export type RequestContext = {
  /** who is signed in, once the session was read */
  personId: string | null;
  post: Post | null;
  /** who asks, as the session of this id says, once it was asked for */
  identity: { sessionId: string; read: Promise<SignedIn | null> } | null;
  /** the transaction that is read in, while somebody reads */
  reading: Reading | null;
  /** whether it is kept already that somebody was refused */
  isRefusalKept: boolean;
};

const storage = new AsyncLocalStorage<RequestContext>();

/** Run a request with a context of its own. */
export function inRequest<T>(work: () => T): T {
  return storage.run(newContext(null, null), work);
}

/**
 * Run an action with the form that it was sent. It keeps what it reads for itself: the loaders that
 * show what came of it read anew.
 */
export function withPost<T>(post: Post, work: () => T): T {
  const personId = storage.getStore()?.personId ?? null;
  return storage.run(newContext(personId, post), work);
}

function newContext(personId: string | null, post: Post | null): RequestContext {
  return { personId, post, identity: null, reading: null, isRefusalKept: false };
}

/** Who asks, read once a request: by the guards of its loaders, and by what surrounds a page. */
export function identityOnce(
  sessionId: string,
  read: () => Promise<SignedIn | null>,
): Promise<SignedIn | null> {
  const context = storage.getStore();
  if (!context) return read();
  if (context.identity?.sessionId !== sessionId) context.identity = { sessionId, read: read() };
  return context.identity.read;
}

/** After what may have changed who asks or what they may do: it is read anew when it is asked for. */
export function forgetIdentity(): void {
  const context = storage.getStore();
  if (context) context.identity = null;
}

/** Where the request keeps its reading transaction; a place of its own outside of one. */
export function readingPlace(): { reading: Reading | null } {
  return storage.getStore() ?? { reading: null };
}

/** Whether this is the first refusal of the request: several loaders answer one, and each has a guard. */
export function isFirstRefusal(): boolean {
  const context = storage.getStore();
  if (!context) return true;
  const isFirst = !context.isRefusalKept;
  context.isRefusalKept = true;
  return isFirst;
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
