import type { z } from "zod";

/** Input that cannot be used; the message is the one sentence that a person reads on stderr. */
export class BadInput extends Error {}

type Issue = z.core.$ZodIssue;

/**
 * Say in one sentence what is wrong with a value.
 *
 * @param line the line of the input on which the value starts.
 */
export function badInput(line: number, issue: Issue, value: unknown): BadInput {
  const path = writePath(issue.path);
  return new BadInput(`line ${line}${path && `, ${path}`}: ${explain(issue, value)}`);
}

/** `assessments[0].statusDate`; a key with a dot in it is quoted: `results["3.1.1"]`. */
export function writePath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    const key = String(step);
    if (!/^[A-Za-z_$][\w$]*$/.test(key)) return `${text}[${JSON.stringify(key)}]`;
    return text === "" ? key : `${text}.${key}`;
  }, "");
}

function explain(issue: Issue, value: unknown): string {
  const found = valueAt(value, issue.path);
  if (found === undefined && issue.code !== "custom") return "is missing";
  if (issue.code === "invalid_value")
    return `must be ${list(issue.values.map((v) => JSON.stringify(v)))}, not ${show(found)}`;
  if (issue.code === "invalid_type")
    return `must be ${article(issue.expected)}, not ${show(found)}`;
  if (issue.code === "invalid_key") return issue.issues[0]?.message ?? issue.message;
  return issue.message;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === "object" && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function list(items: string[]): string {
  return items.length > 1 ? `${items.slice(0, -1).join(", ")} or ${items.at(-1)}` : `${items[0]}`;
}

function article(expected: string): string {
  if (expected === "int") return "a whole number";
  return `${/^[aeiou]/.test(expected) ? "an" : "a"} ${expected}`;
}
