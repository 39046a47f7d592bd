import { AsyncLocalStorage } from "node:async_hooks";
import type { Database, Transaction } from "./db.server.ts";

/**
 * A transaction that outlives the command that it was opened for: the answer to the form is written
 * into it before it is committed, so that a command and its answer stand or fall together.
 */
export type HeldTransaction = {
  role: "web" | "system";
  tx: Transaction;
  /** Run one piece of work in it: pieces take turns, one inside of another runs at once. */
  run<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  commit(): Promise<void>;
  rollBack(): Promise<void>;
};

class RolledBack extends Error {}

type Turn = { held: HeldTransaction; tx: Transaction };
const turns = new AsyncLocalStorage<Turn>();

/**
 * How many stay open at once in one process: fewer than there are connections, because what runs in
 * one may need another connection to read from.
 */
const MOST_HELD = { web: 6, system: 3 };
const waiting = { web: [] as (() => void)[], system: [] as (() => void)[] };
const free = { ...MOST_HELD };

async function takePlace(role: HeldTransaction["role"]): Promise<void> {
  if (free[role] > 0) free[role] -= 1;
  else await new Promise<void>((given) => waiting[role].push(given));
}

function givePlace(role: HeldTransaction["role"]): void {
  const next = waiting[role].shift();
  if (next) next();
  else free[role] += 1;
}

/**
 * Open a transaction that stays open until it is committed or rolled back.
 *
 * @param begin its first work; what this throws rolls it back and is thrown.
 */
export async function holdTransaction(
  database: Database,
  role: HeldTransaction["role"],
  begin: (tx: Transaction) => Promise<void>,
): Promise<HeldTransaction> {
  let commit = () => {};
  let rollBack = () => {};
  const ending = new Promise<void>((resolve, reject) => {
    commit = resolve;
    rollBack = () => reject(new RolledBack());
  });
  ending.catch(() => {});
  await takePlace(role);
  let done: Promise<void> = Promise.resolve();
  const tx = await new Promise<Transaction>((opened, failed) => {
    done = database.transaction(async (open) => {
      await begin(open);
      opened(open);
      await ending;
    });
    done.catch(failed).finally(() => givePlace(role));
  });
  let last: Promise<unknown> = Promise.resolve();
  const held: HeldTransaction = {
    role,
    tx,
    run(work) {
      const outer = turns.getStore();
      const inside = (savepoint: Transaction) =>
        turns.run({ held, tx: savepoint }, () => work(savepoint));
      if (outer?.held === held) return outer.tx.transaction(inside);
      const mine = last.then(() => tx.transaction(inside));
      last = mine.catch(() => {});
      return mine;
    },
    async commit() {
      commit();
      await done;
    },
    async rollBack() {
      rollBack();
      await done.catch((error: unknown) => {
        if (!(error instanceof RolledBack)) throw error;
      });
    },
  };
  return held;
}
