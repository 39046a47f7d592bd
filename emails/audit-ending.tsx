import { countWords } from "#app/domain/kernel/count-words.ts";
import { fullStop } from "#app/domain/kernel/full-stop.ts";
import { formatDay } from "./format-day.ts";
import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** An auditor's access to a room ends soon. */
export const auditEnding: LetterWriter<"audit-ending"> = {
  subject: ({ primeName, endsOn }) =>
    `Your access to the audit room of ${primeName} ends on ${formatDay(endsOn)}`,
  body: ({ primeName, auditTitle, endsOn, unsettled }, { url }) => (
    <Letter
      preview={auditTitle}
      heading={`Your access ends on ${formatDay(endsOn)}`}
      paragraphs={[
        `That is the last day on which you can read and write in this room. Download your working paper and the records before; if you need longer, ask ${primeName} to let you in again.`,
      ]}
      facts={[
        ["Audit", auditTitle],
        ["Last day", formatDay(endsOn)],
        [
          "Not settled",
          unsettled
            ? countWords(unsettled, "finding or question", "findings or questions")
            : "Nothing",
        ],
      ]}
      action={{ label: "Open the working paper", url }}
      footer={`You get this letter because you were let into an audit room of ${fullStop(primeName)}`}
    />
  ),
};
