import { countWords } from "#app/domain/kernel/count-words.ts";
import { Addition } from "./addition.tsx";
import { formatDay } from "./format-day.ts";
import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";
import { RemindedThings } from "./reminded-things.tsx";

/** Everything that somebody at a supplier is reminded of on one day. */
export const reminders: LetterWriter<"reminders"> = {
  subject: ({ primeName, items }) =>
    items.length === 1
      ? `${primeName} reminds you: ${items[0]?.text}`
      : `${primeName} reminds you of ${countWords(items.length, "thing")}, the first ${items[0]?.left}`,
  body: ({ primeName, items, dueOn, addition }, { url }) => (
    <Letter
      preview={items[0]?.text ?? ""}
      heading={items.length === 1 ? "Something ends or is due" : "What ends or is due"}
      paragraphs={[`${primeName} relies on what your company showed, and reminds you of this:`]}
      facts={dueOn ? [["Answer due", formatDay(dueOn)]] : []}
      action={{ label: "Open it and answer", url }}
      footer={`You get this letter because you answer for your company to ${primeName} on Flowdown. Once it is renewed or answered, it is not asked for again. If somebody else should answer, have them invited under People.`}
    >
      <RemindedThings items={items} />
      <Addition primeName={primeName} text={addition} />
    </Letter>
  ),
};
