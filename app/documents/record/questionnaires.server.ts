import {
  type Row,
  writePairedRows,
  writeQuestionRows,
  writeText,
} from "#app/documents/engine/blocks.server.ts";
import { openHeading, type Place } from "#app/documents/engine/place.server.ts";
import { INK, pageOf, type Sheet } from "#app/documents/engine/sheet.server.ts";
import { instantText } from "#app/documents/engine/words.server.ts";
import { calendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import {
  type AskedQuestion,
  listAskedSections,
} from "#app/domain/questionnaire/asked-questions.ts";
import { sayContentAnswer } from "#app/domain/questionnaire/content-answer.ts";
import { ANSWER_OUTCOME_WORDS } from "#app/domain/questionnaire/review.ts";
import type { RecordQuestionnaire } from "#app/domain/record/parts.ts";
import type { Chapter } from "./chapter.server.ts";
import { type PrintedFacts, sayFile } from "./facts.server.ts";

type Round = RecordQuestionnaire["rounds"][number];

/** What the prime asked in questionnaires, what was answered, and how each review ended. */
export function writeQuestionnaires(
  sheet: Sheet,
  place: Place,
  { subcontract, supplier }: Chapter,
  printed: PrintedFacts,
): void {
  writeText(
    sheet,
    place.element,
    "What the prime asked the subcontractor beside the rule, with the questions as they were sent and the answers as they were handed in. The subcontractor was asked once, whatever the number of its subcontracts.",
  );
  for (const one of supplier.questionnaires ?? []) {
    const elsewhere = printed.get(one.id);
    const heading = `${one.content.title}, version ${one.version}`;
    if (elsewhere) {
      openHeading(sheet, place, heading);
      const text = `The same as for subcontract ${elsewhere.number}: it stands in full on page ${elsewhere.page}.`;
      writeText(sheet, place.element, text, { color: INK.soft });
      continue;
    }
    const within = openHeading(sheet, place, heading, {
      onPlaced: () => {
        printed.set(one.id, { number: subcontract.number, page: pageOf(sheet) });
      },
    });
    writePairedRows(sheet, within.element, rowsOf(one));
    const [newest] = one.rounds;
    const sections = listAskedSections(one.content, newest?.answers ?? {}, one.settled);
    for (const { section, questions } of sections) {
      if (questions.length === 0) continue;
      const { element } = openHeading(sheet, within, section.title);
      writeQuestionRows(
        sheet,
        element,
        questions.flatMap((asked) => rowsOfQuestion(asked, newest, one)),
      );
    }
  }
}

function rowsOf({ sentAt, sentByName, dueOn, ...one }: RecordQuestionnaire): Row[] {
  const { withdrawnAt, settled, rounds, message, contentHash } = one;
  return [
    { term: "Sent", value: `${sentByName}, ${instantText(sentAt)}, due ${formatDate(dueOn)}` },
    ...(message ? [{ term: "Message with it", value: `\u201c${message}\u201d` }] : []),
    ...(settled.length > 0
      ? [{ term: "Not asked", value: `${countWords(settled.length, "question")} known before` }]
      : []),
    ...(withdrawnAt ? [{ term: "Withdrawn", value: instantText(withdrawnAt) }] : []),
    ...(rounds.length === 0 ? [{ term: "Handed in", value: "Nothing by then" }] : []),
    ...rounds.flatMap(rowsOfRound),
    { term: "Hash of the questions", value: contentHash, isCode: true },
  ];
}

function rowsOfRound(given: Round): Row[] {
  const { round, isSigned, submittedByName, officialTitle, submittedAt, message } = given;
  const { decision, statementHash } = given;
  const said = (decision?.answers ?? []).filter(({ outcome }) => outcome === "returned").length;
  const title = officialTitle ? `, ${officialTitle}` : "";
  return [
    {
      term: `Round ${round}, ${isSigned ? "signed" : "not signed"}`,
      value: `${submittedByName}${title}, ${instantText(submittedAt)}${message ? `: \u201c${message}\u201d` : ""}`,
    },
    {
      term: "Review",
      value: decision
        ? `${ANSWER_OUTCOME_WORDS[decision.outcome]} by ${decision.decidedByName}, ${instantText(decision.decidedAt)}${said > 0 ? `, ${countWords(said, "answer")} returned` : ""}${decision.dueOn ? `, changed answers due ${formatDate(decision.dueOn)}` : ""}${decision.message ? `: \u201c${decision.message}\u201d` : ""}`
        : "Not ended by then",
    },
    { term: "Hash of the statement", value: statementHash, isCode: true },
  ];
}

function rowsOfQuestion(
  { question, settledBy }: AskedQuestion,
  round: Round | undefined,
  { evidence, rounds }: RecordQuestionnaire,
): Row[] {
  if (settledBy?.kind === "status") {
    const on = formatDate(calendarDate(settledBy.statusDate));
    const value = `Not asked: the accepted ${settledBy.status} of ${on} says it.`;
    return [{ term: question.label, value }];
  }
  const answer = settledBy ? settledBy.answer : round?.answers[question.id];
  const carried = settledBy
    ? ` (carried over from ${formatDate(calendarDate(settledBy.submittedOn))})`
    : "";
  const lines = sayContentAnswer(question, answer);
  const unanswered = round ? "No answer" : "Not handed in by then";
  const files = (answer?.files ?? []).flatMap(({ id }) => {
    const file = evidence.find((one) => one.id === id);
    return file ? [sayFile(file)] : [];
  });
  const review = round?.decision?.answers.find((one) => one.question === question.id);
  return [
    { term: question.label, value: `${lines.join("\n") || unanswered}${carried}` },
    ...(settledBy ? [] : rowsOfFormer(question, lines, rounds.slice(1))),
    ...files.map((value) => ({ term: "File", value })),
    ...(review
      ? [
          {
            term: ANSWER_OUTCOME_WORDS[review.outcome],
            value: review.message ? `\u201c${review.message}\u201d` : "Without a message",
          },
        ]
      : []),
  ];
}

/** What earlier rounds answered, where the newest says otherwise or the answer was sent back. */
function rowsOfFormer(
  question: AskedQuestion["question"],
  lines: readonly string[],
  former: readonly Round[],
): Row[] {
  return former.flatMap(({ round, answers, decision }) => {
    const said = sayContentAnswer(question, answers[question.id]).join("\n");
    const review = decision?.answers.find((one) => one.question === question.id);
    if (said === lines.join("\n") && review?.outcome !== "returned") return [];
    const message = review?.message ? `\u201c${review.message}\u201d` : "without a message";
    return [
      { term: `Round ${round} said`, value: said || "No answer" },
      ...(review
        ? [
            {
              term: `Review of round ${round}`,
              value: `${ANSWER_OUTCOME_WORDS[review.outcome]}: ${message}`,
            },
          ]
        : []),
    ];
  });
}
