import {
  canonical,
  isSame,
  type Json,
  type JsonObject,
  objectIn,
  objectsIn,
  Refused,
  sha256,
  textIn,
} from "./bytes.ts";
import type { Signed } from "./manifest.ts";

/** The facts of a record with their supplier. */
export function factsOf(record: JsonObject): JsonObject[] {
  return objectsIn(record, "suppliers").flatMap((supplier) => objectsIn(supplier, "facts"));
}

/** What the prime recorded of a supplier itself: absent in records made before that could be. */
export function showingsOf(record: JsonObject): JsonObject[] {
  return objectsIn(record, "suppliers").flatMap((supplier) => objectsIn(supplier, "showings"));
}

/** Remediation plans of the suppliers: absent in records made before they were in them. */
export function plansOf(record: JsonObject): JsonObject[] {
  return objectsIn(record, "suppliers").flatMap((supplier) => objectsIn(supplier, "plans"));
}

/** What suppliers told of their own subcontracts: absent in records made before that could be. */
export function toldTiersOf(record: JsonObject): JsonObject[] {
  return objectsIn(record, "subcontracts").flatMap((one) => objectsIn(one, "toldTiers"));
}

/** Questionnaires of the suppliers: absent in records made before they were in them. */
export function questionnairesOf(record: JsonObject): JsonObject[] {
  return objectsIn(record, "suppliers").flatMap((supplier) =>
    objectsIn(supplier, "questionnaires"),
  );
}

const MEMBERS: Readonly<Record<string, string>> = {
  record:
    "asOf catalogEdition contracts format howToVerify kind knownAt log number prime requestedAt requestedByName sample subcontracts suppliers supersedes version",
  contract: "agency clauses endsOn id options piid requiredStatus startsOn title",
  subcontract:
    "award commercialOffTheShelfOnly contractId cuiCategories directedStatus exceptions factIds flowdowns gaps id information number parentNumber performingCages plannedAwardOn state supplierId title verdict",
  supplier: "cages facts id legalName uei",
  showing:
    "answeredAt attestation content contentHash correctionReason evidence id isWithdrawn kind lineageId note recordedAt recordedByName shownBy shownByTitle shownHow shownOn state supersedesId",
  plan: "closeOut evidence id reviews shown shownSha256 systemLineageId",
  told: "content contentSha256 id toldAt toldByName toldByTitle version",
  toldContent: "acknowledged asOf direct further holdsUntil levels mustCarry named passedOn worst",
  questionnaire:
    "content contentHash dueOn evidence id message questionnaire rounds sentAt sentByName settled version withdrawnAt",
  round:
    "answers decision id isSigned message officialTitle round statement statementHash submittedAt submittedByName",
  fact: "content contentHash evidence id kind lineageId organizationId recordedAt recordedByName reviews sharedAt supersededById supersedesId",
  log: "entries grewFrom root treeSize",
};

/** Members that version 3 added. */
const SINCE_3: Readonly<Record<string, string>> = {
  record: "rule",
  contract: "awardedOn inForce modifications",
  subcontract: "ownTerms",
  supplier: "statusEndings",
};

const isKnownVersion = ({ version }: JsonObject) => version === 2 || version === 3;

/** Check 5: every member of the tables is there. */
export function checkForm(record: JsonObject, { number }: Signed): void {
  const refuse = (why: string) => new Refused("form", why);
  if (record.format !== "flowdown-oversight-record" || !isKnownVersion(record))
    throw refuse("another form");
  if (record.number !== number) throw refuse("another number than the manifest's");
  const check = (table: string, value: JsonObject) => {
    for (const name of (MEMBERS[table] ?? "").split(" "))
      if (!(name in value)) throw refuse(`a ${table} has no ${name}`);
    for (const name of SINCE_3[table]?.split(" ") ?? [])
      if (name in value !== (record.version === 3)) throw refuse(`${name} in a ${table}`);
  };
  check("record", record);
  check("log", objectIn(record, "log"));
  for (const one of objectsIn(record, "contracts")) check("contract", one);
  for (const one of objectsIn(record, "subcontracts")) check("subcontract", one);
  for (const one of objectsIn(record, "suppliers")) check("supplier", one);
  for (const one of factsOf(record)) check("fact", one);
  for (const one of showingsOf(record)) {
    check("showing", one);
    if (one.attestation !== null) throw refuse("what the prime recorded is attested");
  }
  for (const one of plansOf(record)) check("plan", one);
  for (const one of toldTiersOf(record)) {
    check("told", one);
    check("toldContent", objectIn(one, "content"));
  }
  for (const one of questionnairesOf(record)) {
    check("questionnaire", one);
    for (const round of objectsIn(one, "rounds")) check("round", round);
  }
}

/** Check 6. */
export function checkReferences(record: JsonObject): void {
  const ids = [
    ...objectsIn(record, "contracts"),
    ...objectsIn(record, "subcontracts"),
    ...objectsIn(record, "suppliers"),
    ...factsOf(record),
  ].map((one) => textIn(one, "id"));
  if (new Set(ids).size !== ids.length) throw new Refused("references", "an id is there twice");
  checkCounts(record);
  const named = new Set(objectsIn(record, "subcontracts").flatMap((one) => namesOf(record, one)));
  for (const supplier of objectsIn(record, "suppliers"))
    for (const one of [supplier, ...objectsIn(supplier, "facts")])
      if (!named.has(textIn(one, "id"))) throw new Refused("references", "named by nothing");
  if (record.kind === "contract") return;
  for (const contract of objectsIn(record, "contracts"))
    if (!named.has(textIn(contract, "id"))) throw new Refused("references", "an idle contract");
}

function checkCounts(record: JsonObject): void {
  const contracts = objectsIn(record, "contracts").length;
  const subcontracts = objectsIn(record, "subcontracts").length;
  const isSample = record.kind === "sample";
  const fits =
    (isSample ? contracts >= 1 : contracts === 1) &&
    (record.kind !== "subcontract" || subcontracts === 1) &&
    isSample === (record.sample !== null);
  if (!fits) throw new Refused("references", "the numbers do not fit the kind");
}

/** What a subcontract names, after checking that it may. */
function namesOf(record: JsonObject, subcontract: JsonObject): string[] {
  const refuse = (why: string) => new Refused("references", why);
  const contractId = textIn(subcontract, "contractId");
  const supplierId = textIn(subcontract, "supplierId");
  const supplier = objectsIn(record, "suppliers").find((one) => one.id === supplierId);
  const isContract = objectsIn(record, "contracts").some((one) => one.id === contractId);
  if (!supplier || !isContract) throw refuse("a contract or supplier is missing");
  const own = objectsIn(supplier, "facts").map((fact) => textIn(fact, "id"));
  const factIds = Array.isArray(subcontract.factIds) ? subcontract.factIds.map(String) : [];
  if (new Set(factIds).size !== factIds.length) throw refuse("a fact is named twice");
  if (!factIds.every((id) => own.includes(id))) throw refuse("a fact is missing");
  const cited = [
    objectIn(objectIn(subcontract, "verdict"), "decision").satisfiedBy,
    objectIn(objectIn(subcontract, "award"), "verdict").satisfiedBy,
    ...objectsIn(subcontract, "flowdowns").map((one) => objectIn(one, "acknowledgement").factId),
  ].filter((id) => typeof id === "string");
  if (!cited.every((id) => factIds.includes(id))) throw refuse("what it cites is missing");
  const exceptionId = objectIn(subcontract, "award").exceptionId ?? null;
  const exceptions = objectsIn(subcontract, "exceptions").map((one) => one.id);
  if (exceptionId !== null && !exceptions.includes(exceptionId)) throw refuse("no such exception");
  return [contractId, supplierId, ...factIds];
}

function requireHash(content: Json | undefined, hash: Json | undefined, what: string): void {
  if (sha256(Buffer.from(canonical(content ?? null))).toString("hex") !== hash)
    throw new Refused("facts", `${what} has another hash`);
}

function checkQuestionnaireHashes(one: JsonObject): void {
  const { id = null, content, contentHash = null } = one;
  requireHash(content, contentHash, "what was asked");
  for (const handedIn of objectsIn(one, "rounds")) {
    const { round = null, answers = null, statement = null, statementHash } = handedIn;
    const stated = { id, contentHash, round, answers, statement };
    requireHash(stated, statementHash, "what was handed in");
  }
}

/** Check 7. */
export function checkFacts(record: JsonObject): void {
  const hashOf = new Map(factsOf(record).map((fact) => [fact.id, fact.contentHash]));
  for (const { content, contentHash } of showingsOf(record))
    requireHash(content, contentHash, "what the prime recorded");
  for (const { shown, shownSha256 } of plansOf(record))
    requireHash(shown, shownSha256, "what was shown of a plan");
  for (const { content, contentSha256 } of toldTiersOf(record))
    requireHash(content, contentSha256, "what was told of lower tiers");
  for (const one of questionnairesOf(record)) checkQuestionnaireHashes(one);
  for (const fact of factsOf(record)) {
    const hash = sha256(Buffer.from(canonical(fact.content ?? null))).toString("hex");
    if (hash !== fact.contentHash) throw new Refused("facts", "a content has another hash");
    for (const covered of objectsIn(fact.content, "covers")) {
      const known = hashOf.get(covered.factId ?? null);
      if (known !== undefined && !isSame(known, covered.contentHash))
        throw new Refused("facts", "an attestation covers another content");
    }
  }
}

/** Check 8. */
export function checkEvidence(record: JsonObject, { files }: Signed): void {
  const kept = [factsOf, showingsOf, plansOf, questionnairesOf]
    .flatMap((of) => of(record))
    .flatMap((fact) => objectsIn(fact, "evidence"))
    .filter((file) => (file.disposedAt ?? null) === null);
  const nameOf = (file: JsonObject) => {
    const byHash = `evidence/${textIn(file, "sha256")}`;
    if (record.version === 2) return byHash;
    const ownName = textIn(file, "fileName")
      .split(/[^A-Za-z0-9._-]+/)
      .join("_");
    return `${byHash}-${ownName.substring(ownName.length - 60)}`;
  };
  for (const file of kept) {
    const listed = files.find((one) => one.name === nameOf(file));
    if (listed?.sha256 !== file.sha256 || listed?.sizeBytes !== file.sizeBytes)
      throw new Refused("evidence", "a file is not there");
  }
  const names = new Set(kept.map(nameOf));
  for (const { name } of files)
    if (String(name).startsWith("evidence/") && !names.has(String(name)))
      throw new Refused("evidence", "a file stands beside nothing");
}
