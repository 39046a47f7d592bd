import type { WitnessedCheckpoint } from "#app/domain/log/checkpoint-view.ts";
import { WITNESS_KIND_WORDS, type Witnessing } from "#app/domain/log/witness.ts";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";

/** Who outside took a checkpoint and when, and who has not yet and why. */
export function Witnessings({ witnessings }: { witnessings: readonly Witnessing[] }) {
  return (
    <ul className="plain-list">
      {witnessings.map((one) => (
        <li key={`${one.kind} ${one.name}`}>
          {WITNESS_KIND_WORDS[one.kind]} {one.name}:{" "}
          {one.witnessedAt ? (
            <>
              {one.isCosigned ? "signed" : "kept"} <InstantText at={one.witnessedAt} />
            </>
          ) : (
            `not yet, after ${one.attempts === 1 ? "1 try" : `${one.attempts} tries`}. ${one.failure ?? ""}`
          )}
        </li>
      ))}
    </ul>
  );
}

/** Whether anybody outside holds us to the newest checkpoint. */
export function WitnessNotice({
  checkpoints,
  isNewest,
}: {
  checkpoints: readonly WitnessedCheckpoint[];
  isNewest: boolean;
}) {
  const [newest] = checkpoints;
  if (!isNewest || !newest) return null;
  const waiting = newest.witnessings.filter(({ witnessedAt }) => witnessedAt === null);
  if (waiting.length > 0)
    return (
      <Notice title="A witness has not taken the newest checkpoint" tone="warning">
        It is tried again until it does. If a witness says that the log does not continue what it
        kept before, find out why before anything else: the log may have been changed.
      </Notice>
    );
  if (checkpoints.some(({ witnessings }) => witnessings.length > 0)) return null;
  return (
    <Notice title="No witness outside keeps these checkpoints">
      Whoever runs Flowdown can name one. Until then keep them yourself: what nobody outside holds,
      nobody outside can compare.
    </Notice>
  );
}
