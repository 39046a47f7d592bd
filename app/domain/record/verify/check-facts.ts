import canonicalize from "canonicalize";
import { everyPart, Failed } from "#app/domain/archive/archive.ts";
import { sha256Hex } from "#app/domain/archive/signature.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import type { RecordContent } from "../content.ts";
import { listRecordFiles } from "../evidence.ts";
import { EVIDENCE_FOLDER, evidencePath } from "../manifest.ts";
import type { ListedParts } from "./check-files.ts";

type Supplier = RecordContent["suppliers"][number];
type Fact = Supplier["facts"][number];
type Showing = NonNullable<Supplier["showings"]>[number];
type Questionnaire = NonNullable<Supplier["questionnaires"]>[number];

/**
 * Each fact, each thing that the prime recorded itself, what was shown of each plan, what was told of lower
 * tiers, the questions and the answers of each questionnaire hash to what they are named by, and each
 * attestation covers facts of the record.
 */
export async function checkFacts({
  suppliers,
  subcontracts,
}: RecordContent): Promise<[string, null]> {
  const facts = suppliers.flatMap((supplier) => supplier.facts);
  const hashOf = new Map(facts.map((fact) => [fact.id, fact.contentHash]));
  /** each once, whatever number of attestations cover it */
  const covered = new Set<string>();
  const requireHash = ({ id, kind, content, contentHash }: Fact | Showing) =>
    requireHashOf(content, contentHash, `Fact ${id} (${kind})`);
  const requireCovers = async (fact: Fact) => {
    if (fact.kind !== "attestation") return;
    await everyPart(
      fact.content.covers.map(({ factId, contentHash }) => () => {
        const known = hashOf.get(factId);
        if (known !== undefined) covered.add(factId);
        if (known !== undefined && known !== contentHash)
          throw new Failed(`Attestation ${fact.id} was signed over another content of ${factId}.`);
      }),
    );
  };
  const showings = suppliers.flatMap((supplier) => supplier.showings ?? []);
  const plans = suppliers.flatMap((supplier) => supplier.plans ?? []);
  const told = subcontracts.flatMap(({ toldTiers }) => toldTiers ?? []);
  await everyPart([
    ...facts.flatMap((fact) => [() => requireHash(fact), () => requireCovers(fact)]),
    ...showings.map((showing) => () => requireHash(showing)),
    ...plans.map(
      ({ id, shown, shownSha256 }) =>
        () =>
          requireHashOf(shown, shownSha256, `Plan ${id}`),
    ),
    ...told.map(
      ({ id, content, contentSha256 }) =>
        () =>
          requireHashOf(content, contentSha256, `What was told of lower tiers (${id})`),
    ),
    ...suppliers
      .flatMap(({ questionnaires = [] }) => questionnaires)
      .flatMap((questionnaire) => hashesOf(questionnaire)),
  ]);
  return [`${countWords(facts.length, "fact")}, ${covered.size} of them signed for`, null];
}

/** The questions hash to what was sent, and each round to what its statement was made of. */
function hashesOf({ id, content, contentHash, rounds }: Questionnaire) {
  return [
    () => requireHashOf(content, contentHash, `Questionnaire ${id}`),
    ...rounds.map(({ round, answers, statement, statementHash }) => () => {
      const stated = { id, contentHash, round, answers, statement };
      return requireHashOf(stated, statementHash, `Round ${round} of questionnaire ${id}`);
    }),
  ];
}

async function requireHashOf(content: object, hash: string, what: string): Promise<void> {
  const bytes = new TextEncoder().encode(canonicalize(content) ?? "");
  if ((await sha256Hex(bytes)) !== hash) throw new Failed(`${what} is not what its hash names.`);
}

/** Each evidence file that the record names and that is still kept is among the signed parts, and no other. */
export async function checkEvidence(
  content: RecordContent,
  { manifest }: ListedParts,
): Promise<[string, null]> {
  const listed = new Map(manifest.files.map((file) => [file.name, file]));
  const { version } = content;
  const files = listRecordFiles(content).filter(({ disposedAt }) => disposedAt === null);
  const named = new Set(files.map((file) => evidencePath(version, file)));
  await everyPart([
    ...files.map((file) => () => {
      const { fileName, sha256, sizeBytes } = file;
      const found = listed.get(evidencePath(version, file));
      if (found?.sha256 !== sha256 || found.sizeBytes !== sizeBytes)
        throw new Failed(`Evidence ${fileName} (${sha256}) is not in the record.`);
    }),
    ...manifest.files.map(({ name }) => () => {
      if (name.startsWith(EVIDENCE_FOLDER) && !named.has(name))
        throw new Failed(`${name} stands beside no fact of the record.`);
    }),
  ]);
  return [countWords(named.size, "file"), null];
}
