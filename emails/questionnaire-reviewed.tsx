import { formatDay } from "./format-day.ts";
import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** A prime accepted the answers to a questionnaire, or sent some of them back. */
export const questionnaireReviewed: LetterWriter<"questionnaire-reviewed"> = {
  subject: ({ primeName, title, isAccepted }) =>
    `${primeName} ${isAccepted ? "accepted your answers" : "sent back"}: ${title}`,
  body: (facts, { url }) => (
    <Letter
      preview={facts.isAccepted ? "Nothing is left to do." : "Some answers need a change."}
      heading={facts.isAccepted ? "Your answers are accepted" : "Some answers need a change"}
      paragraphs={[
        facts.isAccepted
          ? `${facts.primeName} accepted your answers to “${facts.title}”. There is nothing left to do. A copy stays with you on Flowdown.`
          : `${facts.primeName} read your answers to “${facts.title}” and sent some of them back. Only these are asked again${facts.dueOn ? `, by ${formatDay(facts.dueOn)}` : ""}: all others stay as they are.`,
        ...(facts.message ? [`They add: ${facts.message}`] : []),
      ]}
      facts={facts.returned.map(({ question, message }) => [question, message] as const)}
      action={{ label: facts.isAccepted ? "See the answers" : "Change these answers", url }}
      footer={`You get this letter because you answer for your company to ${facts.primeName} on Flowdown. If somebody else should see it, pass it on: your people find the same under Requests.`}
    />
  ),
};
