import { expect, test } from "vitest";
import { everyPart } from "#app/domain/archive/archive.ts";
import type { RecordContent } from "../content.ts";
import { anchorQuestionnaires, requireQuestionnaires } from "./anchor-questionnaires.ts";
import { indexEntries } from "./anchors.ts";
import type { LogEntry } from "./entries.ts";

const FILE = { id: "file", sha256: "b".repeat(64) };
const NONE = { text: "", chosen: [], rows: [], instead: null, reason: "" };
const GIVEN = { ...NONE, files: [FILE] };
const EARLIER = { ...NONE, text: "No" };
const DECISION = {
  outcome: "returned",
  dueOn: "2027-01-03",
  message: "One thing.",
  answers: [
    { question: "letter", outcome: "returned", message: "Of this year, please." },
    { question: "other", outcome: "comment", message: "Thank you." },
  ],
};
const ROUND = {
  id: "response",
  round: 1,
  submittedByName: "R. Moss",
  officialTitle: "President",
  isSigned: true,
  answers: { letter: GIVEN },
  statement: "True.",
  statementHash: "c".repeat(64),
  message: "",
  decision: DECISION,
};
const ASKED = {
  id: "request",
  questionnaire: "sources",
  version: 2,
  contentHash: "a".repeat(64),
  dueOn: "2026-12-20",
  message: "Please.",
  settled: [{ question: "known", by: { kind: "earlier", answer: EARLIER } }],
  withdrawnAt: null,
  rounds: [ROUND],
  evidence: [FILE],
};

const contentWith = (questionnaires?: object[]) =>
  ({
    version: 3,
    suppliers: [{ id: "supplier", facts: [], ...(questionnaires && { questionnaires }) }],
  }) as unknown as RecordContent;
const entry = (action: string, detail: object) =>
  ({
    seq: 7,
    action: `questionnaire.${action}`,
    subject: { supplierId: "supplier" },
    detail: { questionnaireRequestId: "request", ...detail },
  }) as unknown as LogEntry;

const { questionnaire, version, contentHash, dueOn, message } = ASKED;
const settled = [["known", "earlier"]];
const SENT = entry("sent", { questionnaire, version, contentHash, dueOn, message, settled });
const BEFORE = entry("submitted", {
  questionnaireRequestId: "of before",
  responseId: "of before",
  answers: { known: EARLIER },
});
const { id: responseId, submittedByName: submittedBy, decision: _, ...handedIn } = ROUND;
const GIVEN_IN = entry("submitted", {
  ...handedIn,
  responseId,
  submittedBy,
  version,
  contentHash,
});
const { statementHash } = ROUND;
const { answers, outcome, message: said, dueOn: changedBy } = DECISION;
const told = { responseId, statementHash, message: said, answers };
const DECIDED = entry(outcome, { ...told, dueOn: changedBy });
const ALL = [SENT, GIVEN_IN, DECIDED];

const check = async (questionnaires: object[] | undefined, entries: LogEntry[]) => {
  const content = contentWith(questionnaires);
  // What was handed in before is of another supplier's timeline here, so that it need not be whole.
  const before = { ...BEFORE, subject: { supplierId: "other" } } as unknown as LogEntry;
  return everyPart([
    ...anchorQuestionnaires(content, indexEntries([before, ...entries])),
    () => requireQuestionnaires(content, [before, ...entries]),
  ]);
};

test("a questionnaire is what the log says was sent, handed in and decided", async () => {
  await expect(check([ASKED], ALL)).resolves.toBeUndefined();
});

test("a record made before the day of changed answers was in it says nothing of it", async () => {
  const { dueOn: __, ...before } = DECISION;
  const asked = { ...ASKED, rounds: [{ ...ROUND, decision: before }] };
  await expect(check([asked], ALL)).resolves.toBeUndefined();
  const untold = { ...ROUND, decision: { ...DECISION, dueOn: null } };
  const entries = [SENT, GIVEN_IN, entry(outcome, told)];
  await expect(check([{ ...ASKED, rounds: [untold] }], entries)).resolves.toBeUndefined();
});

const withRound = (change: object) => ({ ...ASKED, rounds: [{ ...ROUND, ...change }] });
const withDecision = (change: object) => withRound({ decision: { ...DECISION, ...change } });

test.each<[string, object, LogEntry[], string]>([
  ["other questions", { ...ASKED, contentHash: "d".repeat(64) }, ALL, "the log says was sent"],
  ["another due date", { ...ASKED, dueOn: "2027-01-20" }, ALL, "the log says was sent"],
  ["fewer questions settled", { ...ASKED, settled: [] }, ALL, "the log says was sent"],
  [
    "another earlier answer",
    { ...ASKED, settled: [{ question: "known", by: { kind: "earlier", answer: NONE } }] },
    ALL,
    "The earlier answer to known",
  ],
  ["another day for changed answers", withDecision({ dueOn: "2027-01-20" }), ALL, "was decided"],
  ["no day for changed answers", withDecision({ dueOn: null }), ALL, "was decided"],
  ["a withdrawal of nobody", { ...ASKED, withdrawnAt: "2026-12-01" }, ALL, "was withdrawn"],
  ["a withdrawal hidden", ASKED, [...ALL, entry("withdrawn", {})], "was withdrawn"],
  ["another answer", withRound({ answers: { letter: NONE } }), ALL, "is not what was handed in"],
  ["no signature", withRound({ isSigned: false }), ALL, "is not what was handed in"],
  ["another person", withRound({ submittedByName: "P. Vane" }), ALL, "is not what was handed in"],
  ["another file", { ...ASKED, evidence: [] }, ALL, "are not those of its answers"],
  ["another outcome", withDecision({ outcome: "accepted" }), ALL, "was decided is another"],
  ["another message", withDecision({ answers: [] }), ALL, "was decided is another"],
  ["no decision", withRound({ decision: null }), ALL, "was decided is another"],
  ["a decision of nobody", ASKED, [SENT, GIVEN_IN], "was decided is another"],
  ["a round left out", { ...ASKED, rounds: [], evidence: [] }, ALL, "leaves out what entry 7"],
])("with %s it is refused", async (_name, asked, entries, problem) => {
  await expect(check([asked], entries)).rejects.toThrow(problem);
});

test("a questionnaire is not left out, but by a record of before there were any", async () => {
  await expect(check([], [SENT])).rejects.toThrow("leaves out what entry 7");
  await expect(check(undefined, ALL)).resolves.toBeUndefined();
});

test("an entry of before all was kept tells what was returned", async () => {
  const [returned] = DECISION.answers;
  const told = [{ id: "letter", question: "Your letter", message: returned?.message }];
  const former = entry(outcome, {
    dueOn: changedBy,
    responseId,
    statementHash,
    message: said,
    returned: told,
  });
  await expect(check([ASKED], [SENT, GIVEN_IN, former])).resolves.toBeUndefined();
  const other = withDecision({ answers: [{ ...returned, message: "Nothing." }] });
  await expect(check([other], [SENT, GIVEN_IN, former])).rejects.toThrow("is another");
});
