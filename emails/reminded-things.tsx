import { Heading, Text } from "@react-email/components";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { chooseNamed, type Named } from "#app/domain/reminder/named.ts";
import { letterStyle } from "./letter-style.ts";

type RemindedThing = {
  key: string;
  text: string;
  left: string;
  isOverdue: boolean;
  supplierName?: string | null;
};

/** What somebody is reminded of: what is overdue apart from what is to come, where there is both. */
export function RemindedThings({ items }: { items: readonly RemindedThing[] }) {
  const { overdue, toCome } = chooseNamed(items);
  const isBoth = overdue.named.length > 0 && toCome.named.length > 0;
  return (
    <>
      <Things {...overdue} title={isBoth ? "Overdue" : null} rest="overdue for longer" />
      <Things {...toCome} title={isBoth ? "To come" : null} rest="due later" />
    </>
  );
}

type ThingsProps = Named<RemindedThing> & { title: string | null; rest: string };

function Things({ named, more, title, rest }: ThingsProps) {
  return (
    <>
      {title && (
        <Heading as="h2" style={letterStyle.subheading} className="letter-ink">
          {title}
        </Heading>
      )}
      {named.map(({ key, text, left, supplierName }) => (
        <Text key={key} style={letterStyle.paragraph} className="letter-ink">
          <strong>{left.replace(/^./, (letter) => letter.toUpperCase())}.</strong>{" "}
          {supplierName && `${supplierName}: `}
          {text}
        </Text>
      ))}
      {more > 0 && (
        <Text style={letterStyle.paragraph} className="letter-ink">
          And {countWords(more, "more thing")}, {rest}.
        </Text>
      )}
    </>
  );
}
