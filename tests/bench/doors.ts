import { closeDatabase } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { migrateDatabase } from "#app/platform/migrate.server.ts";
import { HOSTILE_POSTS } from "#tests/factories/hostile-requests.ts";
import { ask } from "#tests/setup/raw-request.ts";
import { startPortal } from "./portal.ts";

/** How long others wait for the page of sign-in, alone and while hostile posts come. */
export type DoorsResult = {
  posts: number;
  atOnce: number;
  seconds: number;
  alone: Waits;
  meanwhile: Waits;
  memoryMiB: { before: number | null; after: number | null };
};
type Waits = { median: number; worstOfHundred: number; worst: number; answered: number };

const POSTS = 1_000;
const AT_ONCE = 50;
const ALONE = 200;

await migrateDatabase({ ownerUrl: env().databaseUrl, appSecret: env().appSecret });
const portal = await startPortal();
const result = await measure();
await portal.stop();
await closeDatabase();
console.log(JSON.stringify(result));

async function measure(): Promise<DoorsResult> {
  await visitUntil((count) => count < ALONE);
  const alone = await visitUntil((count) => count < ALONE);
  const before = await portal.memoryMiB();
  let isOver = false;
  const visiting = visitUntil(() => !isOver);
  const start = performance.now();
  await attack();
  const seconds = (performance.now() - start) / 1_000;
  isOver = true;
  const meanwhile = await visiting;
  const after = await portal.memoryMiB();
  return {
    posts: POSTS,
    atOnce: AT_ONCE,
    seconds,
    alone,
    meanwhile,
    memoryMiB: { before, after },
  };
}

async function attack(): Promise<void> {
  let sent = 0;
  const attacker = async () => {
    while (sent < POSTS) {
      const post = HOSTILE_POSTS[sent % HOSTILE_POSTS.length];
      sent += 1;
      if (post) await ask(portal.url, post);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, attacker));
}

async function visitUntil(goesOn: (count: number) => boolean): Promise<Waits> {
  const waits: number[] = [];
  while (goesOn(waits.length)) {
    const start = performance.now();
    const { status } = await ask(portal.url, { path: "/sign-in" });
    if (status !== 200) throw new Error(`The page of sign-in answered ${status}.`);
    waits.push(performance.now() - start);
  }
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return { median: at(0.5), worstOfHundred: at(0.99), worst: at(1), answered: sorted.length };
}
