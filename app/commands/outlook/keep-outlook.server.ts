import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { readShown } from "#app/domain/kernel/shown.ts";
import { cannotReach, together } from "#app/domain/outlook/counts.ts";
import type { OutlookQuestion } from "#app/domain/outlook/question.ts";
import { sayQuestion } from "#app/domain/outlook/words.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { startShowing } from "#app/queries/log/shown.server.ts";
import { digestOfOutlook, linesOf } from "#app/queries/outlook/digest.server.ts";
import { computeOutlook, type Outlook } from "#app/queries/outlook/outlook.server.ts";
import { CATALOG_EDITION } from "#catalogs/index.ts";
import { outlookParts, outlooks } from "#db/schema/outlook.ts";

type Outcome = { ok: true; outlookId: string } | { ok: false; reason: "stale" };

const LINES_PER_PART = 500;
const PARTS_PER_STATEMENT = 10;

/**
 * Keep an outlook under a name, as it was seen: computed again in this transaction, and kept only where
 * that comes to what the page showed. The same under the same name is kept once.
 *
 * @param input.shown as the page carried it; undefined for what no page showed, such as the demo's seed.
 */
export function keepOutlook(
  actor: Actor,
  question: OutlookQuestion,
  { name, shown }: { name: string; shown: string | undefined },
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    await takeTurn(scope, "outlook");
    const logSize = await startShowing(scope);
    const outlook = await computeOutlook((work) => work(scope), actor, question);
    const digest = digestOfOutlook(actor, outlook);
    if (shown !== undefined && readShown(shown)?.digest !== digest)
      return { ok: false, reason: "stale" };
    const known = await findSame(scope, name, digest);
    if (known) return { ok: true, outlookId: known };
    const outlookId = randomUUID();
    const { rows, counts, asOf } = outlook;
    await scope.tx.insert(outlooks).values({
      id: outlookId,
      keptAt: actor.at,
      keptBy: actor.personId,
      keptByName: actor.personName,
      primeId: actor.organizationId,
      name,
      asOf,
      question,
      counts,
      rowCount: rows.length,
      digest,
      logSize,
      catalogEdition: CATALOG_EDITION,
    });
    await writeParts(scope, outlookId, outlook);
    // Of no contract: what a prime looks ahead to is not for whoever audits one.
    await appendOversightEntry(
      scope,
      "outlook.kept",
      {},
      {
        outlookId,
        name,
        asOf,
        question,
        asked: sayQuestion(question),
        subcontracts: rows.length,
        ineligible: together([counts.ahead.ineligible, counts.ahead.undecided]).count,
        cannotReach: cannotReach(counts).count,
        digest,
        logSize,
        catalogEdition: CATALOG_EDITION,
      },
    );
    return { ok: true, outlookId };
  });
}

async function findSame({ tx, actor }: Scope, name: string, digest: string) {
  const [same] = await tx
    .select({ id: outlooks.id })
    .from(outlooks)
    .where(
      and(
        eq(outlooks.primeId, actor.organizationId),
        eq(outlooks.name, name),
        eq(outlooks.digest, digest),
      ),
    );
  return same?.id ?? null;
}

/** The lines that were hashed, a few hundred a row and a few rows a statement. */
async function writeParts(
  { tx, actor }: Scope,
  outlookId: string,
  outlook: Outlook,
): Promise<void> {
  const insert = (parts: string[], first: number) =>
    tx.insert(outlookParts).values(
      parts.map((lines, index) => ({
        outlookId,
        part: first + index,
        primeId: actor.organizationId,
        lines,
      })),
    );
  let written = 0;
  let parts: string[] = [];
  for (const lines of inParts(linesOf(actor, outlook))) {
    parts.push(lines);
    if (parts.length < PARTS_PER_STATEMENT) continue;
    await insert(parts, written);
    written += parts.length;
    parts = [];
  }
  if (parts.length > 0) await insert(parts, written);
}

function* inParts(lines: Iterable<string>): Generator<string> {
  let part: string[] = [];
  for (const line of lines) {
    part.push(line);
    if (part.length < LINES_PER_PART) continue;
    yield part.join("");
    part = [];
  }
  if (part.length > 0) yield part.join("");
}
