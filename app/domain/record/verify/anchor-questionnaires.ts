import { Failed } from "#app/domain/archive/archive.ts";
import type { RecordContent } from "../content.ts";
import type { Anchors } from "./anchors.ts";
import type { LogEntry } from "./entries.ts";
import { isSame, isSameValue } from "./same.ts";

type Supplier = RecordContent["suppliers"][number];
type Questionnaire = NonNullable<Supplier["questionnaires"]>[number];
type Round = Questionnaire["rounds"][number];
type Answers = Round["answers"];
type Part = () => void;

/**
 * What a record says of questionnaires is what the log says was sent, handed in and decided, no more and
 * no less. A record made before they were in it has none.
 *
 * @returns a check for each.
 */
export function anchorQuestionnaires({ suppliers }: RecordContent, anchors: Anchors): Part[] {
  return suppliers.flatMap((supplier) =>
    (supplier.questionnaires ?? []).flatMap((one) => [
      () => anchorSent(supplier, one, anchors),
      () => anchorSettled(one, anchors),
      () => anchorFiles(one),
      ...one.rounds.flatMap((round) => [
        () => anchorRound(one, round, anchors),
        () => anchorDecision(one, round, anchors),
      ]),
    ]),
  );
}

function anchorSent(supplier: Supplier, sent: Questionnaire, anchors: Anchors): void {
  const { id, questionnaire, version, contentHash, dueOn, message, settled, withdrawnAt } = sent;
  const entry = anchors.questionnaires.get(id);
  const told = settled.map(({ question, by }) => [question, by.kind]);
  const isTold =
    entry?.subject.supplierId === supplier.id &&
    isSame(entry, { questionnaire, version, contentHash, dueOn, message, settled: told });
  if (!isTold) throw new Failed(`Questionnaire ${id} is not the one that the log says was sent.`);
  if (anchors.questionnaireWithdrawals.has(id) !== (withdrawnAt !== null))
    throw new Failed(`Whether questionnaire ${id} was withdrawn is not what the log says.`);
}

/** What was carried over was handed in before, as the answer to the same question. */
function anchorSettled({ id, settled }: Questionnaire, anchors: Anchors): void {
  const responses = [...anchors.responses.values()];
  for (const { question, by } of settled) {
    if (by.kind !== "earlier") continue;
    const isHandedIn = responses.some(({ detail }) =>
      isSameValue((detail.answers as Answers | undefined)?.[question], by.answer),
    );
    if (!isHandedIn)
      throw new Failed(
        `The earlier answer to ${question} in questionnaire ${id} is not in the log.`,
      );
  }
}

/** The files that the questionnaire names are those of its answers. */
function anchorFiles({ id, settled, rounds, evidence }: Questionnaire): void {
  const carried = settled.flatMap(({ by }) => (by.kind === "earlier" ? [by.answer] : []));
  const given = [...rounds.flatMap(({ answers }) => Object.values(answers)), ...carried];
  const named = (files: readonly { id: string; sha256: string }[]) =>
    [...new Set(files.map((file) => `${file.id} ${file.sha256}`))].sort().join("\n");
  if (named(given.flatMap(({ files = [] }) => files)) !== named(evidence))
    throw new Failed(`The files of questionnaire ${id} are not those of its answers.`);
}

function anchorRound({ id, version, contentHash }: Questionnaire, given: Round, anchors: Anchors) {
  const { round, submittedByName: submittedBy, officialTitle, isSigned } = given;
  const { answers, statement, statementHash, message } = given;
  const handedIn = { round, submittedBy, officialTitle, isSigned, statementHash, statement };
  const about = { questionnaireRequestId: id, version, contentHash };
  if (!isSame(anchors.responses.get(given.id), { ...about, ...handedIn, answers, message }))
    throw new Failed(`Round ${round} of questionnaire ${id} is not what was handed in.`);
}

function anchorDecision({ id }: Questionnaire, round: Round, anchors: Anchors): void {
  const entry = anchors.responseDecisions.get(round.id);
  const { decision, statementHash } = round;
  const isTold = decision
    ? entry?.action === `questionnaire.${decision.outcome}` &&
      isSame(entry, { message: decision.message, statementHash }) &&
      (decision.dueOn === undefined || decision.dueOn === (entry.detail.dueOn ?? null)) &&
      saysOfAnswers(entry, decision.answers)
    : entry === undefined;
  if (!isTold)
    throw new Failed(`How round ${round.round} of questionnaire ${id} was decided is another.`);
}

/** An entry of before all was kept tells what was returned alone. */
function saysOfAnswers(
  { detail }: LogEntry,
  answers: NonNullable<Round["decision"]>["answers"],
): boolean {
  if (detail.answers !== undefined) return isSameValue(detail.answers, answers);
  const returned = Array.isArray(detail.returned) ? detail.returned : [];
  return returned.every((told: { id?: unknown; message?: unknown }) =>
    answers.some(
      ({ question, outcome, message }) =>
        outcome === "returned" && question === told.id && message === told.message,
    ),
  );
}

/** Every questionnaire that the timeline tells of is in the record, with each round and how it ended. */
export function requireQuestionnaires(
  { suppliers }: RecordContent,
  entries: readonly LogEntry[],
): void {
  for (const { id, questionnaires } of suppliers) {
    if (!questionnaires) continue;
    const known = new Set(
      questionnaires.flatMap(({ id: requestId, rounds }) => [
        requestId,
        ...rounds.map((round) => round.id),
      ]),
    );
    for (const { seq, action, subject, detail } of entries) {
      const name = NAMED_BY[action];
      if (subject.supplierId !== id || !name) continue;
      if (!known.has(String(detail[name])))
        throw new Failed(`The record leaves out what entry ${seq} says of a questionnaire.`);
    }
  }
}

const NAMED_BY: Readonly<Record<string, string>> = {
  "questionnaire.sent": "questionnaireRequestId",
  "questionnaire.submitted": "responseId",
  "questionnaire.accepted": "responseId",
  "questionnaire.returned": "responseId",
};
