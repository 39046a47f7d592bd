import type postgres from "postgres";

/** What the driver says of a column that a statement answers with. */
type Column = { type: number; parser?: Parser };
type Parser = ((text: string) => unknown) & { array?: boolean };
type Row = unknown[];
type Values = readonly unknown[];
type Waiting = {
  text: string;
  values: Values;
  columns: readonly Column[];
  answer(rows: Row[]): void;
  fail(error: unknown): void;
};

/** More would make a plan that nobody wants to look at, and a list of parameters without end. */
const MOST_TOGETHER = 24;
/** Statements with more parameters vary in length, and so would whatever they are sent with. */
const MOST_PARAMETERS = 40;
/** Of each that is sent PostgreSQL keeps a plan on each connection. */
const MOST_KEPT = 1_000;

/** What a statement answers with, by its text: known once it was asked. */
const shapes = new Map<string, readonly Column[]>();
/** The text of those that were sent together, by theirs. */
const combined = new Map<string, string>();

/**
 * A transaction that only reads, in which the statements that are asked at the same time are sent as one:
 * each costs a write to the socket, a plan that is started and an answer that is taken apart, and
 * the queries of a page need not know of each other to be spared that.
 *
 * What is asked for lists of values, as drizzle asks for what it selects, waits until whoever asks beside
 * it has asked too, and no longer. The first time a statement goes alone, which tells what it answers with.
 * If one of them fails, all of them do: so they would in the same transaction.
 */
export function askingTogether(tx: postgres.Sql): postgres.Sql {
  let waiting: Waiting[] = [];
  const send = () => {
    const asked = waiting;
    waiting = [];
    for (let at = 0; at < asked.length; at += MOST_TOGETHER)
      void sendTogether(tx, asked.slice(at, at + MOST_TOGETHER));
  };
  const askForValues = (text: string, values: Values, columns: readonly Column[]) =>
    new Promise<Row[]>((answer, fail) => {
      // After everything that runs before the process would wait for anything.
      if (waiting.length === 0) process.nextTick(send);
      waiting.push({ text, values, columns, answer, fail });
    });
  const unsafe = (text: string, values: never[] = [], options = {}) => {
    // What is sent by itself comes after whatever was asked before it.
    const ask = () => {
      send();
      return tx.unsafe(text, values, options);
    };
    return {
      values: () => {
        const columns = values.length <= MOST_PARAMETERS ? shapes.get(text) : undefined;
        return columns ? askForValues(text, values, columns) : learn(text, ask().values());
      },
      // biome-ignore lint/suspicious/noThenProperty: it stands for the driver's own statement, which is awaited
      then: (...taken: Parameters<Promise<unknown>["then"]>) => ask().then(...taken),
      execute: () => ask().execute(),
    };
  };
  return new Proxy(tx, {
    get: (target, name) => (name === "unsafe" ? unsafe : Reflect.get(target, name)),
  });
}

async function learn(
  text: string,
  asked: PromiseLike<Row[] & { columns?: unknown }>,
): Promise<Row[]> {
  const rows = await asked;
  const columns = rows.columns as readonly Column[] | undefined;
  if (columns?.length && columns.every(canBeTold) && shapes.size < MOST_KEPT)
    shapes.set(text, columns);
  return rows;
}

async function sendTogether(tx: postgres.Sql, asked: readonly Waiting[]): Promise<void> {
  try {
    const text = asked.length > 1 ? textOf(asked) : undefined;
    if (text === undefined) await Promise.all(asked.map((one) => sendAlone(tx, one)));
    else {
      const values = asked.flatMap((one) => one.values) as never[];
      const [answers = []] = await sendNow(tx, text, values, true);
      for (const [index, { columns, answer }] of asked.entries())
        answer(readRows(answers[index] as Row[] | null, columns));
    }
  } catch (error) {
    for (const { fail } of asked) fail(error);
  }
}

async function sendAlone(tx: postgres.Sql, { text, values, answer }: Waiting): Promise<void> {
  answer(await sendNow(tx, text, values as never[], values.length > 0));
}

/** The driver itself sends a statement when somebody waits for it, which is later than it was asked. */
function sendNow(
  tx: postgres.Sql,
  text: string,
  values: never[],
  prepare: boolean,
): PromiseLike<Row[]> {
  return tx.unsafe(text, values, { prepare }).values().execute();
}

/** @returns undefined where too many others are kept already. */
function textOf(asked: readonly Waiting[]): string | undefined {
  const key = asked.map(({ text }) => text).join(";");
  const known = combined.get(key);
  if (known !== undefined) return known;
  if (combined.size >= MOST_KEPT) return undefined;
  let before = 0;
  const parts = asked.map(({ text, values, columns }) => {
    const renumbered = text.replaceAll(/\$(\d+)/g, (_, place) => `$${before + Number(place)}`);
    before += values.length;
    return partOf(renumbered, columns);
  });
  const text = `select ${parts.join(",\n")}`;
  combined.set(key, text);
  return text;
}

/** One statement as a value: the list of its rows, in their order. */
function partOf(text: string, columns: readonly Column[]): string {
  const names = columns.map((_, index) => `c${index + 1}`);
  const values = columns.map((column, index) => toldAs(column, `c${index + 1}`));
  return `(select json_agg(json_build_array(${values.join(", ")})) from (${text}) as asked (${names.join(", ")}))`;
}

/** Types that JSON says as the driver would: truth values, numbers, texts, uuid and JSON itself. */
const AS_JSON = new Set([16, 21, 23, 26, 25, 1043, 2950, 114, 3802]);
/** Types that are the same text wherever they are written: large and broken numbers, days and instants, bytes. */
const AS_TEXT = new Set([20, 700, 701, 1700, 1082, 1083, 1114, 1184, 1186, 17, 19]);

function canBeTold({ type, parser }: Column): boolean {
  return AS_JSON.has(type) || AS_TEXT.has(type) || parser?.array === true;
}

function toldAs({ type }: Column, name: string): string {
  return AS_JSON.has(type) ? name : `${name}::text`;
}

function readRows(rows: Row[] | null, columns: readonly Column[]): Row[] {
  if (!rows) return [];
  for (const [index, { type, parser }] of columns.entries()) {
    if (AS_JSON.has(type) || !parser) continue;
    for (const row of rows) {
      const text = row[index];
      // The driver hands an array over without its first brace.
      if (typeof text === "string") row[index] = parser(parser.array ? text.slice(1) : text);
    }
  }
  return rows;
}
