import { createReadStream } from "node:fs";
import { BadInput } from "./bad-input.ts";

/** One JSON value of the input and the line on which it starts, the first line being 1. */
export type Case = { line: number; value: unknown };

/**
 * Read JSON Lines, or one JSON document over any number of lines.
 *
 * The first line decides: when it is JSON by itself, every further line is one case and is handed
 * on as it is read; otherwise the whole input is one document.
 *
 * @param file a path; absent or `-` for standard input.
 * @throws BadInput naming the line that is not JSON, or the file that cannot be read.
 */
export async function* readCases(file?: string): AsyncGenerator<Case> {
  let line = 0;
  let form: "undecided" | "lines" | "document" = "undecided";
  const document: string[] = [];
  for await (const text of linesOf(file)) {
    line += 1;
    const isBlank = text.trim() === "";
    if (form === "lines") {
      if (!isBlank) yield { line, value: parseLine(text, line) };
      continue;
    }
    document.push(text);
    if (form === "document" || isBlank) continue;
    const alone = tryParse(text);
    form = alone ? "lines" : "document";
    if (alone) yield { line, value: alone.value };
  }
  if (form !== "lines") yield readDocument(document);
}

async function* linesOf(file?: string): AsyncGenerator<string> {
  const isStdin = file === undefined || file === "-";
  if (isStdin && process.stdin.isTTY)
    throw new BadInput("no input: give a file, or pipe JSON into the command");
  const input = isStdin ? process.stdin : createReadStream(file);
  let rest: string | undefined;
  try {
    for await (const chunk of input.setEncoding("utf8")) {
      const text = rest === undefined ? chunk.replace(/^\uFEFF/, "") : rest + chunk;
      const lines = text.split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } catch (error) {
    throw new BadInput(`cannot read ${file ?? "standard input"}: ${reasonOf(error)}`);
  }
  if (rest) yield rest;
}

function readDocument(lines: string[]): Case {
  const text = lines.join("\n");
  const first = lines.findIndex((line) => line.trim() !== "");
  if (first === -1) throw new BadInput("line 1: no input, expected JSON or JSON Lines");
  // A line further down that is JSON by itself shows that JSON Lines were meant.
  const meantLines = lines.slice(first + 1).some((line) => isObject(tryParse(line)?.value));
  if (meantLines) parseLine(lines[first] ?? "", first + 1);
  return { line: first + 1, value: parseDocument(text) };
}

function tryParse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function parseLine(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BadInput(`line ${line}: not valid JSON (${messageOf(error)})`);
  }
}

function parseDocument(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = messageOf(error);
    const position = /at position (\d+)/.exec(message)?.[1];
    const before = position === undefined ? text.trimEnd() : text.slice(0, Number(position));
    throw new BadInput(`line ${before.split("\n").length}: not valid JSON (${message})`);
  }
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/\s+/g, " ");
}

const REASONS: Record<string, string> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "permission denied",
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return REASONS[code] ?? messageOf(error);
}
