import canonicalize from "canonicalize";
import { type Check, everyPart, Failed, Remark } from "#app/domain/archive/archive.ts";
import { findParts, type Parts } from "#app/domain/archive/find-parts.ts";
import { listRepacking, type Repacking, sayRepacking } from "#app/domain/archive/list-repacking.ts";
import type { PackedArchive } from "#app/domain/archive/packed-member.ts";
import { sha256Hex } from "#app/domain/archive/signature.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { EVIDENCE_FOLDER } from "#app/domain/record/manifest.ts";
import {
  checkFiles,
  checkMembers,
  checkSignature,
  type ListedParts,
  readListedParts,
} from "#app/domain/record/verify/check-files.ts";
import {
  checkCanonical,
  type ParsedPart,
  readParsed,
} from "#app/domain/record/verify/check-record.ts";
import { type Failure, Report, type ReportWords } from "#app/domain/record/verify/report.ts";
import { PassportContent, type PassportEvidence, type PassportFact } from "./content.ts";
import { PASSPORT_FILES, PASSPORT_PACKAGE, passportEvidencePath } from "./package.ts";

export type PassportOptions = {
  /** the portal's verifier key as it was got from elsewhere; absent: the passport's own is believed */
  verifierKey?: string;
  /** whether the package must be the very one that was built, and not one packed again */
  isStrict?: boolean;
};

/** What came of checking a passport. */
export type PassportVerification = {
  isOk: boolean;
  /** those of `CHECKS` that a passport has, in their order */
  checks: Check[];
  /** everything that is wrong, worst first */
  failures: Failure[];
  repacking: Repacking | null;
  number: string | null;
  /** of the portal that signed */
  verifierKey: string | null;
  /** when the package was built, as it says; null where the list of parts cannot be read */
  builtAt: string | null;
  /** what it says; null unless all of it holds */
  content: PassportContent | null;
};

const ASK_ANEW =
  "Take the ZIP once more from the portal on which the statement was signed, and use that one.";

const WORDS: ReportWords = {
  contentPart: PASSPORT_FILES.json,
  titles: {
    signature: "The list of parts was signed by the portal's key and not changed since",
    canonical: "The passport is in its canonical form, so that its hash names its content",
    form: "The passport says everything that its form asks for, and nothing more",
    facts: "Every fact is what its hash names, and the signed statement covers it",
    evidence: "Every evidence file that the passport says to carry is there, and no other",
  },
  advice: {
    members: `Do not unpack it. ${ASK_ANEW}`,
    signature: `Do not rely on anything in it. ${ASK_ANEW}`,
    files: `Do not rely on these parts: they are not what was signed. ${ASK_ANEW}`,
    canonical: `A program wrote the file anew. ${ASK_ANEW}`,
    form: "If the passport is of a later version, check it with a newer verifier. Otherwise ask the company that gave it to you to make it anew.",
    facts:
      "Do not rely on these facts: they are not what was signed. Ask the company that gave it to you.",
    evidence: `Do not rely on these files. ${ASK_ANEW}`,
    package: "What the passport says is not touched.",
  },
};

/** A JSON of facts is small: what is longer was made to be read without end. */
const MOST_JSON_BYTES = 5_000_000;

/** The parts of a passport in a package, known by its JSON; null when it holds none. */
export function findPassportParts(archive: PackedArchive): Parts | null {
  return findParts(archive, PASSPORT_FILES.json);
}

/**
 * Check a passport without trusting whoever brings it. What holds shows that nothing was changed since
 * the holder of the key made it; never that what was stated is true.
 *
 * @throws never: what cannot be read is a failed check.
 */
export async function verifyPassport(
  archive: PackedArchive,
  { verifierKey, isStrict = false }: PassportOptions = {},
): Promise<PassportVerification> {
  const report = new Report(WORDS);
  const parts = findPassportParts(archive);
  const signed = parts?.names.includes(PASSPORT_FILES.manifest) ? parts : null;
  const listed = await report.read("signature", { parts: signed }, (had) =>
    readListedParts(had.parts, PASSPORT_PACKAGE),
  );
  if (listed) await report.run("signature", {}, () => checkSignature(listed, verifierKey));
  await report.run("members", {}, () => checkMembers(archive, parts, listed, PASSPORT_PACKAGE));
  await report.run("files", { parts, listed }, (had) =>
    checkFiles(had.parts, had.listed, PASSPORT_PACKAGE),
  );
  const content = await checkContent(report, parts, listed);
  const repacking = parts && listed && repackingOf(archive, parts, listed);
  await report.run("package", { repacking }, async (had) => {
    if (!had.repacking.isRepacked) return ["as it was built", null];
    const said = sayRepacking(had.repacking);
    if (isStrict) throw new Failed(said);
    throw new Remark(said);
  });
  const isOk = report.isOk();
  return {
    isOk,
    checks: report.listChecks(),
    failures: report.listFailures(),
    repacking,
    number: listed?.manifest.number ?? null,
    verifierKey: listed?.manifest.verifierKey ?? null,
    builtAt: listed?.manifest.builtAt ?? null,
    content: isOk ? content : null,
  };
}

async function checkContent(
  report: Report,
  parts: Parts | null,
  listed: ListedParts | null,
): Promise<PassportContent | null> {
  const parsed = await report.read("canonical", { parts }, (had) =>
    readParsed(had.parts, PASSPORT_FILES.json, MOST_JSON_BYTES),
  );
  if (parsed) await report.run("canonical", {}, () => checkCanonical(parsed));
  const content = await report.run("form", { parsed, listed }, (had) =>
    checkForm(had.parsed, had.listed),
  );
  await report.run("facts", { content }, (had) => checkFacts(had.content));
  await report.run("evidence", { content, listed }, (had) =>
    checkEvidence(had.content, had.listed),
  );
  return content;
}

async function checkForm(
  { value }: ParsedPart,
  { manifest }: ListedParts,
): Promise<[string, PassportContent]> {
  const read = PassportContent.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Failed(
      `${PASSPORT_FILES.json} is not a passport of version 1: ${issue?.path.join(".")} ${issue?.message}`,
    );
  }
  if (canonicalize(read.data) !== canonicalize(value))
    throw new Failed(`${PASSPORT_FILES.json} holds what no passport of version 1 holds.`);
  if (read.data.number !== manifest.number)
    throw new Failed(
      `${PASSPORT_FILES.json} is passport ${read.data.number}, not ${manifest.number}.`,
    );
  return [`passport ${read.data.number} of ${read.data.organization.legalName}`, read.data];
}

/** Each fact hashes to what it is named by, and stands once among those that the statement covers. */
async function checkFacts({ facts, statement }: PassportContent): Promise<[string, null]> {
  const covered = new Map(statement.covers.map(({ factId, contentHash }) => [factId, contentHash]));
  const seen = new Set<string>();
  const requireHash = async ({ id, kind, content, contentHash }: PassportFact) => {
    const bytes = new TextEncoder().encode(canonicalize(content) ?? "");
    if ((await sha256Hex(bytes)) !== contentHash)
      throw new Failed(`Fact ${id} (${kind}) is not what its hash names.`);
  };
  const requireCovered = ({ id, kind, contentHash }: PassportFact) => {
    if (covered.get(id) !== contentHash)
      throw new Failed(`Fact ${id} (${kind}) is not covered by the signed statement.`);
    if (seen.has(id)) throw new Failed(`Fact ${id} (${kind}) is there twice.`);
    seen.add(id);
  };
  await everyPart(facts.flatMap((fact) => [() => requireHash(fact), () => requireCovered(fact)]));
  return [`${countWords(facts.length, "fact")}, all of them signed for`, null];
}

async function checkEvidence(
  { facts }: PassportContent,
  { manifest }: ListedParts,
): Promise<[string, null]> {
  const listed = new Map(manifest.files.map((file) => [file.name, file]));
  const files = listIncluded(facts);
  const named = new Set(files.map(passportEvidencePath));
  await everyPart([
    ...files.map((file) => () => {
      const found = listed.get(passportEvidencePath(file));
      if (found?.sha256 !== file.sha256 || found.sizeBytes !== file.sizeBytes)
        throw new Failed(`Evidence ${file.fileName} (${file.sha256}) is not in the passport.`);
    }),
    ...manifest.files.map(({ name }) => () => {
      if (name.startsWith(EVIDENCE_FOLDER) && !named.has(name))
        throw new Failed(`${name} stands beside no fact of the passport.`);
    }),
  ]);
  return [countWords(named.size, "file"), null];
}

/** The evidence files that a passport says to carry, as often as facts name them. */
export function listIncluded(facts: readonly PassportFact[]): PassportEvidence[] {
  return facts.flatMap(({ evidence }) => evidence.filter(({ isIncluded }) => isIncluded));
}

function repackingOf(archive: PackedArchive, parts: Parts, { manifest }: ListedParts): Repacking {
  const names = [PASSPORT_FILES.manifest, ...manifest.files.map(({ name }) => name)];
  return listRepacking(archive, parts, { names, at: manifest.builtAt });
}
