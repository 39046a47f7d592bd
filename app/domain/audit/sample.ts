import { z } from "zod";
import { requiredLine, requiredNumber } from "#app/domain/kernel/form-fields.ts";
import { toHex } from "#app/domain/kernel/hex.ts";
import type { Digest } from "#app/domain/log/merkle.ts";

/** A sample as it was drawn: from how many, from which, and what came out, in the order drawn. */
export type DrawnSample<T> = { population: number; populationSha256: string; drawn: T[] };

/**
 * Draw a sample that anyone can draw again: no part of it is left to the portal.
 *
 * 1. The population is ordered by subcontract number, byte by byte (UTF-8).
 * 2. Each number gets the key SHA-256(seed + "\n" + number).
 * 3. The `size` smallest keys are the sample, the smallest first.
 *
 * `populationSha256` is the SHA-256 of the numbers in their order, each followed by a line feed: it
 * says what the sample was drawn from without listing it.
 *
 * @param population numbers are unique; the order in which they come does not matter.
 */
export async function drawSample<T extends { number: string }>(
  digest: Digest,
  population: readonly T[],
  { seed, size }: { seed: string; size: number },
): Promise<DrawnSample<T>> {
  const ordered = orderByNumber(population);
  const keyed: { key: string; one: T }[] = [];
  for (const one of ordered)
    keyed.push({ key: toHex(await digest(utf8(`${seed}\n${one.number}`))), one });
  keyed.sort((a, b) => compare(a.key, b.key));
  return {
    population: ordered.length,
    populationSha256: toHex(await digest(utf8(writePopulation(ordered)))),
    drawn: keyed.slice(0, size).map(({ one }) => one),
  };
}

/** The population as the file whose SHA-256 a sample keeps: one number a line, in order. */
export function writePopulation(population: readonly { number: string }[]): string {
  return orderByNumber(population)
    .map(({ number }) => `${number}\n`)
    .join("");
}

function orderByNumber<T extends { number: string }>(population: readonly T[]): T[] {
  return population
    .map((one) => ({ bytes: toHex(utf8(one.number)), one }))
    .sort((a, b) => compare(a.bytes, b.bytes))
    .map(({ one }) => one);
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The commands of any Unix shell that draw the sample again from its population. */
export function redrawCommand({ seed, size }: { seed: string; size: number }): string {
  return [
    "sha256sum population.txt",
    "while IFS= read -r number; do",
    `  printf '%s %s\\n' "$(printf '%s\\n%s' '${seed}' "$number" | sha256sum | cut -c1-64)" "$number"`,
    `done < population.txt | LC_ALL=C sort | head -n ${size}`,
  ].join("\n");
}

/** How many subcontracts one sample can hold. */
const LARGEST_SAMPLE = 500;
const SIZE = `Enter how many to draw: a whole number from 1 to ${LARGEST_SAMPLE}.`;

/** What a sample is drawn with. The seed needs no quoting in a command. */
export const SampleForm = z.object({
  seed: requiredLine("Enter a seed.").regex(
    /^[A-Za-z0-9 ._:-]{1,64}$/,
    "A seed has up to 64 letters, digits, spaces, dots, colons, dashes and underscores.",
  ),
  size: requiredNumber(SIZE).refine((size) => size >= 1 && size <= LARGEST_SAMPLE, SIZE),
});
export type SampleAnswer = z.output<typeof SampleForm>;
