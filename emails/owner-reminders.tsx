import { countWords } from "#app/domain/kernel/count-words.ts";
import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";
import { RemindedThings } from "./reminded-things.tsx";

/** Everything that somebody at the prime is reminded of on one day. */
export const ownerReminders: LetterWriter<"owner-reminders"> = {
  subject: ({ items }) =>
    `${countWords(items.length, "thing")} in your supply chain, ${sayWhen(items)}`,
  body: ({ primeName, items }, { url }) => (
    <Letter
      preview={items[0]?.text ?? ""}
      heading="What ends or is due in your supply chain"
      paragraphs={[
        "The suppliers were reminded of what is theirs to renew. This is for you to follow:",
      ]}
      action={{ label: "Open the expirations", url }}
      footer={`You get this letter because you look after suppliers of ${primeName} on Flowdown. When reminders go out is set under Expirations.`}
    >
      <RemindedThings items={items} />
    </Letter>
  ),
};

function sayWhen(items: readonly { left: string; isOverdue: boolean }[]): string {
  const overdue = items.filter(({ isOverdue }) => isOverdue).length;
  return overdue > 0 && items.length > 1
    ? `${overdue === items.length ? "all" : overdue} of them overdue`
    : `the first ${items[0]?.left}`;
}
