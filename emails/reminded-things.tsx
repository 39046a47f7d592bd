import { Text } from "@react-email/components";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { letterStyle } from "./letter-style.ts";

type RemindedThing = { key: string; text: string; left: string; supplierName?: string | null };

/** Nobody reads on beyond these in a letter: its button leads to all of them. */
const MOST_THINGS = 40;

/** What somebody is reminded of, the soonest first, each with how long it is to its day. */
export function RemindedThings({ items }: { items: readonly RemindedThing[] }) {
  const more = items.length - MOST_THINGS;
  return (
    <>
      {items.slice(0, MOST_THINGS).map(({ key, text, left, supplierName }) => (
        <Text key={key} style={letterStyle.paragraph} className="letter-ink">
          <strong>{left.replace(/^./, (letter) => letter.toUpperCase())}.</strong>{" "}
          {supplierName && `${supplierName}: `}
          {text}
        </Text>
      ))}
      {more > 0 && (
        <Text style={letterStyle.paragraph} className="letter-ink">
          And {countWords(more, "more thing")}, due later.
        </Text>
      )}
    </>
  );
}
