import { Failed } from "./archive.ts";

/** An entry of the log as far as the checks read it. */
export type LogEntry = {
  seq: number;
  primeId: string;
  at: string;
  action: string;
  subject: Readonly<Record<string, unknown>>;
  detail: Readonly<Record<string, unknown>>;
};

/** Read the text of an entry. @throws Failed when it does not say what happened. */
export function readLogEntry(seq: number, text: string): LogEntry {
  const entry = parse(text);
  const { primeId, at, action, subject, detail } = isObject(entry) ? entry : {};
  const isNamed =
    typeof primeId === "string" && typeof at === "string" && typeof action === "string";
  if (isNamed && isObject(subject) && isObject(detail))
    return { seq, primeId, at, action, subject, detail };
  throw new Failed(`Entry ${seq} of the log does not say what happened.`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether a JSON value is an object with names. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
