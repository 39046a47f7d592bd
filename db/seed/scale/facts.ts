import type { FactContents } from "#app/domain/fact/content.ts";
import { hashContent } from "#app/platform/hash-content.server.ts";
import type { facts } from "#db/schema/fact.ts";
import type { Random } from "../random.ts";

type FactRow = typeof facts.$inferInsert;
type Kind = keyof FactContents;

/** A fact with its content, as the tables take them. */
export type MadeFact<K extends Kind = Kind> = {
  row: FactRow & { id: string; contentHash: string };
  content: { factId: string } & FactContents[K];
};

/** Makes the facts of one organization, all recorded at the same instant. */
export function factMaker(
  random: Random,
  organizationId: string,
  recorder: { id: string; name: string },
  recordedAt: Date,
) {
  return <K extends Kind>(kind: K, content: FactContents[K]): MadeFact<K> => {
    const id = random.uuid();
    return {
      row: {
        id,
        organizationId,
        kind,
        lineageId: random.uuid(),
        supersedesId: null,
        recordedAt,
        recordedBy: recorder.id,
        recordedByName: recorder.name,
        contentHash: hashContent(content),
      },
      content: { factId: id, ...content },
    };
  };
}
