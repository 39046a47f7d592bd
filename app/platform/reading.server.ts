import type { Transaction } from "./db.server.ts";
import { readingPlace } from "./request-context.server.ts";

/** A transaction in which the loaders of one request read, as long as one of them does. */
export type Reading = {
  /** whom it was begun for */
  reader: string;
  tx: Promise<Transaction>;
  readers: number;
  end(): void;
};

/**
 * Run `work` in the transaction that the request reads in, or begin one. It ends with the last of those
 * who read in it at the same time; what one of them throws is theirs alone, unless the database itself
 * gave up the transaction.
 *
 * @param begin opens a transaction and keeps it open for as long as what it is given to do.
 */
export async function readTogether<T>(
  reader: string,
  begin: (read: (tx: Transaction) => Promise<void>) => Promise<void>,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const place = readingPlace();
  if (place.reading?.reader !== reader) place.reading = open(reader, begin);
  const reading = place.reading;
  reading.readers += 1;
  try {
    return await work(await reading.tx);
  } finally {
    reading.readers -= 1;
    if (reading.readers === 0) {
      if (place.reading === reading) place.reading = null;
      reading.end();
    }
  }
}

function open(
  reader: string,
  begin: (read: (tx: Transaction) => Promise<void>) => Promise<void>,
): Reading {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const tx = new Promise<Transaction>((opened, failed) => {
    begin((transaction) => {
      opened(transaction);
      return ended;
    }).catch(failed);
  });
  return { reader, tx, readers: 0, end };
}
