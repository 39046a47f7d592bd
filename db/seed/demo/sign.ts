import { addEvidence } from "#app/commands/evidence/add-evidence.server.ts";
import { emptyDraft } from "#app/commands/submission/hold-draft.server.ts";
import { keepSections } from "#app/commands/submission/keep-sections.server.ts";
import { recordSubmission } from "#app/commands/submission/record-submission.server.ts";
import { tellPrimes } from "#app/commands/submission/tell-primes.server.ts";
import type { EvidenceSubject } from "#app/domain/evidence/subjects.ts";
import type { DraftSections } from "#app/domain/submission/prepare.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { getRequestFile, type RequestFile } from "#app/queries/request/request.server.ts";
import { getStatement } from "#app/queries/submission/statement.server.ts";
import { type DemoSubcontract, passesInformationOn } from "./chain.ts";
import { makeCertificate, makeSprsPrint } from "./evidence-pdf.ts";
import { supplierOf } from "./set-up.ts";
import type { DemoAnswer } from "./situations.ts";
import { valuesOfAnswer } from "./values.ts";
import { type DemoSupplier, done, officialActor, type World } from "./world.ts";

/**
 * A supplier answers a request and its official signs: as the sign page does it, but for the second
 * factor, which nobody of these companies has.
 */
export async function signAnswer(
  world: World,
  subcontract: DemoSubcontract,
  answer: DemoAnswer,
  at: Date,
): Promise<void> {
  const supplier = supplierOf(world, subcontract);
  const actor = officialActor(supplier, at);
  const requestId = world.requests.get(subcontract.number)?.requestId ?? "";
  await addFiles(world, supplier, answer, actor, requestId);
  await asActor(actor, async (scope) => {
    const before = await readFile(scope, requestId);
    await keepSections(scope, requestId, sectionsOf(world, subcontract, answer, before, actor));
    const file = await readFile(scope, requestId);
    const statement = await getStatement(scope, file);
    if (!statement) {
      const missing = file.preparation.sections.filter(({ state }) => state !== "done");
      const names = missing.map(({ section }) => section).join(", ");
      throw new Error(`The demo could not be seeded: ${subcontract.number} lacks ${names}`);
    }
    const { name, title } = supplier.official;
    const recorded = await recordSubmission(scope, file, statement, {
      agrees: "on",
      officialName: name,
      officialTitle: title,
      code: "",
      statementHash: statement.hash,
    });
    await tellPrimes(scope, file.request, recorded);
    await emptyDraft(scope, requestId);
  });
}

async function readFile(scope: Scope, requestId: string): Promise<RequestFile> {
  const file = await getRequestFile(scope, requestId);
  if (!file) throw new RangeError(`no request ${requestId}`);
  return file;
}

/** The sections that this request asks for, typed and confirmed. */
function sectionsOf(
  world: World,
  subcontract: DemoSubcontract,
  answer: DemoAnswer,
  { current, preparation }: RequestFile,
  actor: Actor,
): DraftSections {
  const supplier = supplierOf(world, subcontract);
  const evidence = preparation.sections.find(({ section }) => section === "evidence");
  const values = valuesOfAnswer(world, supplier, answer, {
    systemLineageId: current.find(({ kind }) => kind === "information-system")?.lineageId,
    files: [evidence?.values.files ?? []].flat(),
    passesOn: passesInformationOn(subcontract),
  });
  const saved = { isConfirmed: true, savedAt: actor.at.toISOString(), savedBy: actor.personName };
  return Object.fromEntries(
    preparation.sections.map(({ section }) => [section, { values: values[section], ...saved }]),
  );
}

async function addFiles(
  world: World,
  supplier: DemoSupplier,
  answer: DemoAnswer,
  actor: Actor,
  requestId: string,
): Promise<void> {
  const add = async (subject: EvidenceSubject, fileName: string, bytes: Buffer) =>
    done(await addEvidence(actor, { requestId, subject, fileName, bytes }), fileName);
  if (answer.cmmc || answer.dod)
    await add(
      answer.cmmc ? "cmmc-status" : "dod-assessment",
      "SPRS entry.pdf",
      await makeSprsPrint(world, supplier, answer),
    );
  if (answer.hasIsoCertificate)
    await add("certification", "ISO certificate.pdf", await makeCertificate(world, supplier));
}
