import canonicalize from "canonicalize";
import { Failed } from "#app/domain/archive/archive.ts";

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
  const isNamed = typeof primeId === "string" && isInstant(at) && typeof action === "string";
  if (isNamed && isObject(subject) && isObject(detail))
    return { seq, primeId, at, action, subject, detail };
  throw new Failed(`Entry ${seq} of the log does not say what happened.`);
}

/** Only canonical text: what two readers could read differently says nothing. */
function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return canonicalize(value) === text ? value : null;
  } catch {
    return null;
  }
}

function isInstant(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(value);
}

/** Whether a JSON value is an object with names. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
