import { Text } from "@react-email/components";
import { letterStyle } from "./letter-style.ts";

type RemindedThing = { key: string; text: string; left: string; supplierName?: string | null };

/** What somebody is reminded of, the soonest first, each with how long it is to its day. */
export function RemindedThings({ items }: { items: readonly RemindedThing[] }) {
  return items.map(({ key, text, left, supplierName }) => (
    <Text key={key} style={letterStyle.paragraph} className="letter-ink">
      <strong>{left.replace(/^./, (letter) => letter.toUpperCase())}.</strong>{" "}
      {supplierName && `${supplierName}: `}
      {text}
    </Text>
  ));
}
