import { Text } from "@react-email/components";
import { letterStyle } from "./letter-style.ts";

/** What a prime adds in its own words, told as its own: paragraphs have an empty line between. */
export function Addition({ primeName, text }: { primeName: string; text: string }) {
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== "");
  if (paragraphs.length === 0) return null;
  return (
    <>
      <Text style={letterStyle.paragraph} className="letter-ink">
        {primeName} adds:
      </Text>
      {paragraphs.map((paragraph, index) => (
        <Text
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no name but their place
          key={index}
          style={{ ...letterStyle.paragraph, whiteSpace: "pre-line" }}
          className="letter-ink"
        >
          {paragraph.trim()}
        </Text>
      ))}
    </>
  );
}
