import { Readable } from "node:stream";
import { LOG_FILES, writeLogLine, writeNoteLine } from "#app/domain/log/verify/log-archive.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { writeZip } from "#app/platform/zip.server.ts";
import { listCheckpointPiece } from "#app/queries/log/checkpoint.server.ts";
import { listKeys } from "#app/queries/log/key.server.ts";
import { listLogPiece } from "#app/queries/log/log.server.ts";
import { sealCheckpoint } from "./seal-checkpoint.server.ts";

export type OpenedLog = { stream: Readable; fileName: string };

/**
 * The prime's whole log as one ZIP for an auditor, streamed: it is sealed first, so that a signed
 * root covers every entry that the export holds.
 *
 * @returns null while the log is empty.
 */
export async function openLogZip(actor: Actor): Promise<OpenedLog | null> {
  const sealed = await sealCheckpoint(actor.organizationId, actor.at);
  if (!sealed) return null;
  const { size, note } = sealed;
  const keys = await asActor(actor, listKeys);
  const stream = writeZip(
    [
      { name: LOG_FILES.checkpoint, read: async () => Buffer.from(note) },
      {
        name: LOG_FILES.keys,
        read: async () => Buffer.from(keys.map(({ verifierKey }) => `${verifierKey}\n`).join("")),
      },
      { name: LOG_FILES.earlier, read: async () => Readable.from(writeEarlier(actor, size)) },
      { name: LOG_FILES.entries, read: async () => Readable.from(writeEntries(actor, size)) },
    ],
    actor.at,
  );
  return { stream, fileName: `oversight-log-${actor.on}-${size}.zip` };
}

/** Every piece in a transaction of its own: what is written once may be read in any number of them. */
async function* writeEntries(actor: Actor, size: number): AsyncGenerator<Buffer> {
  for (let after = -1; after < size - 1; ) {
    const piece = await asActor(actor, (scope) => listLogPiece(scope, { before: size }, after));
    const last = piece.at(-1);
    if (!last) return;
    after = last.seq;
    yield Buffer.from(piece.map(writeLogLine).join(""));
  }
}

async function* writeEarlier(actor: Actor, before: number): AsyncGenerator<Buffer> {
  for (let after = 0; ; ) {
    const piece = await asActor(actor, (scope) => listCheckpointPiece(scope, { after, before }));
    const last = piece.at(-1);
    if (!last) return;
    after = last.size;
    yield Buffer.from(piece.map(({ note }) => writeNoteLine(note)).join(""));
  }
}
