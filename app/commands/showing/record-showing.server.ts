import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import {
  type FileRefused,
  type GivenFile,
  type KeptFile,
  withKeptFile,
} from "#app/commands/contract/keep-file.server.ts";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import { askFileQuota } from "#app/commands/quota/ask-file-quota.server.ts";
import type { Showing, ShowingSource } from "#app/domain/fact/showing.ts";
import {
  contentsOfAnswer,
  type ShowingAnswer,
  type ShowingContent,
  type TypedKind,
} from "#app/domain/showing/showing-form.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { isUniqueViolation } from "#app/platform/db-errors.server.ts";
import { hashContent } from "#app/platform/hash-content.server.ts";
import { getShowing } from "#app/queries/showing/showing.server.ts";
import { evidence } from "#db/schema/evidence.ts";
import { showings } from "#db/schema/showing.ts";
import { suppliers } from "#db/schema/supplier.ts";

type Refused = { ok: false; reason: "not-found" } | FileRefused;
type Outcome = { ok: true; showingIds: string[] } | Refused;

/**
 * Record what a supplier showed on paper or by phone. It is attested by nobody: the verdicts of its
 * subcontracts tell of it and rest on nothing of it.
 *
 * @see 32 CFR 170.22; docs/decisions/0015-what-the-prime-recorded.md
 */
export function recordShowing(
  actor: Actor,
  supplierId: string,
  { kind, answer }: { kind: TypedKind; answer: ShowingAnswer },
  given: GivenFile | null = null,
): Promise<Outcome> {
  const ids = { assessment: randomUUID(), system: randomUUID() };
  const contents = contentsOfAnswer(kind, answer, ids).map((one) => ({
    ...one,
    lineageId: one.kind === "assessment" ? ids.assessment : randomUUID(),
  }));
  return withKeptFile<Outcome>(actor.organizationId, given, (file) =>
    asActor(actor, async (scope) => {
      const exceeded = file && (await askFileQuota(scope, file.sizeBytes));
      if (exceeded) return { ok: false, reason: "file-refused", refusal: { reason: exceeded } };
      if (!(await isOurs(scope, supplierId))) return { ok: false, reason: "not-found" };
      const fileId = file ? await keepFileRow(scope, file) : null;
      const showingIds = await recordShowingsIn(scope, supplierId, contents, {
        source: answer,
        fileId,
        file,
      });
      return { ok: true, showingIds };
    }),
  );
}

type Told = ShowingContent & { lineageId: string };

/** Inside an open transaction: each with its log entry, and the verdicts decided anew. */
export async function recordShowingsIn(
  scope: Scope,
  supplierId: string,
  contents: readonly Told[],
  beside: { source: ShowingSource; fileId?: string | null; file?: KeptFile | undefined },
): Promise<string[]> {
  const ids: string[] = [];
  for (const told of contents) {
    const id = await insertShowing(scope, {
      ...told,
      supplierId,
      source: beside.source,
      fileId: beside.fileId ?? null,
    });
    await appendOversightEntry(
      scope,
      "showing.recorded",
      { supplierId },
      toldOf(id, told, beside.source, beside.file),
    );
    ids.push(id);
  }
  await refreshPostures(scope, { supplierId });
  return ids;
}

/** Correct what was recorded: a new row takes its place, and the former stays to be read. */
export async function correctShowing(
  actor: Actor,
  showingId: string,
  { kind, answer }: { kind: TypedKind; answer: ShowingAnswer },
  correctionReason: string,
): Promise<Outcome> {
  return supersede(actor, showingId, async (scope, former) => {
    if (former.kind !== kind) return null;
    const ids = {
      assessment:
        former.kind === "affirmation" ? former.content.assessmentLineageId : former.lineageId,
      system: former.kind === "assessment" ? former.content.systemLineageId : randomUUID(),
    };
    const [told] = contentsOfAnswer(kind, answer, ids);
    if (!told) return null;
    const id = await insertShowing(scope, {
      supplierId: former.supplierId,
      ...told,
      lineageId: former.lineageId,
      source: answer,
      fileId: former.evidence[0]?.id ?? null,
      correction: { supersedesId: showingId, correctionReason, isWithdrawn: false },
    });
    await appendOversightEntry(
      scope,
      "showing.corrected",
      { supplierId: former.supplierId },
      {
        ...toldOf(id, told, answer, former.evidence[0]),
        supersedesId: showingId,
        reason: correctionReason,
      },
    );
    return id;
  });
}

/** Take back what was recorded in error; that it was recorded stays. */
export function withdrawShowing(
  actor: Actor,
  showingId: string,
  { correctionReason }: { correctionReason: string },
): Promise<Outcome> {
  return supersede(actor, showingId, async (scope, former) => {
    const { supplierId, kind, content } = former;
    const told = { kind, content } as ShowingContent;
    const id = await insertShowing(scope, {
      supplierId,
      ...told,
      lineageId: former.lineageId,
      source: former,
      fileId: former.evidence[0]?.id ?? null,
      correction: { supersedesId: showingId, correctionReason, isWithdrawn: true },
    });
    await appendOversightEntry(
      scope,
      "showing.withdrawn",
      { supplierId },
      {
        ...toldOf(id, told, former, former.evidence[0]),
        supersedesId: showingId,
        reason: correctionReason,
      },
    );
    return id;
  });
}

/** Nothing that was corrected, taken back or answered since is corrected again. */
async function supersede(
  actor: Actor,
  showingId: string,
  write: (scope: Scope, former: Showing) => Promise<string | null>,
): Promise<Outcome> {
  try {
    return await asActor(actor, async (scope) => {
      const found = await getShowing(scope, showingId);
      const isOpen = found?.showing.state === "stands";
      const id = isOpen ? await write(scope, found.showing) : null;
      if (!found || !id) return { ok: false, reason: "not-found" };
      await refreshPostures(scope, { supplierId: found.showing.supplierId });
      return { ok: true, showingIds: [id] };
    });
  } catch (error) {
    if (isUniqueViolation(error, "showings_superseded_once"))
      return { ok: false, reason: "not-found" };
    throw error;
  }
}

async function isOurs({ tx, actor }: Scope, supplierId: string): Promise<boolean> {
  const [found] = await tx
    .select({ id: suppliers.id })
    .from(suppliers)
    .where(and(eq(suppliers.id, supplierId), eq(suppliers.primeId, actor.organizationId)));
  return found !== undefined;
}

async function keepFileRow({ tx, actor }: Scope, file: KeptFile): Promise<string> {
  const id = randomUUID();
  await tx.insert(evidence).values({
    id,
    uploadedAt: actor.at,
    uploadedBy: actor.personId,
    uploadedByName: actor.personName,
    organizationId: actor.organizationId,
    ...file,
  });
  return id;
}

type Row = ShowingContent & {
  supplierId: string;
  lineageId: string;
  source: ShowingSource;
  fileId: string | null;
  correction?: { supersedesId: string; correctionReason: string; isWithdrawn: boolean };
};

async function insertShowing({ tx, actor }: Scope, row: Row): Promise<string> {
  const { supplierId, kind, content, lineageId, source, fileId, correction } = row;
  const id = randomUUID();
  await tx.insert(showings).values({
    id,
    recordedAt: actor.at,
    recordedBy: actor.personId,
    recordedByName: actor.personName,
    primeId: actor.organizationId,
    supplierId,
    kind,
    lineageId,
    shownBy: source.shownBy,
    shownByTitle: source.shownByTitle,
    shownHow: source.shownHow,
    shownOn: source.shownOn,
    note: source.note,
    content,
    contentHash: hashContent(content),
    fileId,
    supersedesId: correction?.supersedesId ?? null,
    correctionReason: correction?.correctionReason ?? null,
    isWithdrawn: correction?.isWithdrawn ?? false,
  });
  return id;
}

/** What was recorded as the log tells it. */
function toldOf(
  showingId: string,
  { kind, content }: ShowingContent,
  { shownBy, shownByTitle, shownHow, shownOn, note }: ShowingSource,
  file: Pick<KeptFile, "sha256" | "notCui"> | Showing["evidence"][number] | undefined,
) {
  return {
    showingId,
    kind,
    contentHash: hashContent(content),
    shownBy,
    shownByTitle,
    shownHow,
    shownOn,
    note,
    fileSha256: file?.sha256 ?? null,
    fileNotCui: file?.notCui ?? null,
  };
}
