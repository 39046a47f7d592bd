import { countWords } from "#app/domain/kernel/count-words.ts";
import { readCheckpoint } from "#app/domain/log/checkpoint.ts";
import {
  findCosignature,
  readWitnessKey,
  writeAddCheckpoint,
} from "#app/domain/log/cosignature.ts";
import type { Cosigner } from "../env.server.ts";
import type { HandedCheckpoint, ProveGrowth, Witness } from "./witness.server.ts";

const PATIENCE_MS = 30_000;
/** Signature lines are short; more than this is no answer of a witness. */
const MOST_BYTES = 16_384;

/**
 * Asks a witness to cosign each checkpoint: it signs only what continues what it signed before, and
 * never two logs of the same name. @see C2SP tlog-witness
 */
export function cosignerWitness({ url, key }: Cosigner): Witness {
  /** What it signed last, by prime, as far as this process knows; it corrects us where we are wrong. */
  const known = new Map<string, number>();
  return {
    kind: "cosigner",
    name: readWitnessKey(key)?.keyName ?? "",
    async take(checkpoint, proveGrowth) {
      const { primeId, size } = checkpoint;
      const address = `${url.replace(/\/+$/, "")}/add-checkpoint`;
      let old = known.get(primeId) ?? 0;
      let reply = await post(address, checkpoint, old, proveGrowth);
      if (reply.status === 409 && /^\d{1,15}\n?$/.test(reply.text)) {
        old = Number(reply.text);
        if (old > size) {
          known.set(primeId, old);
          throw new Error(
            `The witness has signed ${countWords(old, "entry", "entries")} already, more than ${size}.`,
          );
        }
        reply = await post(address, checkpoint, old, proveGrowth);
      }
      if (reply.status !== 200) throw new Error(refusalOf(reply.status, size));
      const lines = await verifiedLines(checkpoint, reply.text, key);
      known.set(primeId, size);
      return lines;
    },
  };
}

async function post(
  address: string,
  { note, size }: HandedCheckpoint,
  old: number,
  proveGrowth: ProveGrowth,
): Promise<{ status: number; text: string }> {
  const path = old > 0 && old < size ? await proveGrowth(old) : [];
  const reply = await fetch(address, {
    method: "POST",
    headers: { "content-type": "text/plain; charset=utf-8" },
    body: writeAddCheckpoint(old, path, note),
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  return { status: reply.status, text: (await reply.text()).slice(0, MOST_BYTES) };
}

/** Only lines that verify are kept: what else the witness wrote is nobody's word. */
async function verifiedLines(
  { note, size }: HandedCheckpoint,
  text: string,
  key: string,
): Promise<string> {
  const lines = text.split("\n").filter((line) => line !== "");
  const signed = readCheckpoint(note)?.text;
  const own: string[] = [];
  for (const line of lines) {
    const checkpoint = readCheckpoint(`${signed}\n${line}\n`);
    if (checkpoint && (await findCosignature(checkpoint, key))) own.push(`${line}\n`);
  }
  if (own.length === 0)
    throw new Error(
      `The witness answered the checkpoint of ${countWords(size, "entry", "entries")} without a signature of its key.`,
    );
  return own.join("");
}

function refusalOf(status: number, size: number): string {
  const about = `the checkpoint of ${countWords(size, "entry", "entries")}`;
  if (status === 404) return `The witness does not know this log: it refused ${about}.`;
  if (status === 403) return `The witness does not know the key that signed ${about}.`;
  if (status === 409) return `The witness signed another log of this name: it refused ${about}.`;
  if (status === 422)
    return `The witness found that ${about} does not continue what it signed before.`;
  return `The witness answered ${status} to ${about}.`;
}
