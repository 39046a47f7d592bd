import type { SampleLetter } from "#app/queries/letter/sample.server.ts";
import { letterDocument } from "./letter-document.server.ts";
import { orNotFound } from "./problem.server.ts";

/** One of the letters of a choice, by itself; nothing where none goes out. */
export async function sampleDocument(letter: SampleLetter | null): Promise<Response> {
  return letterDocument((await orNotFound(letter).write()).html);
}
