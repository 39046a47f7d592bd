import { WORDS, type Word } from "#app/domain/questionnaire/words.ts";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";

/** What the words of a page mean, to open where one is met first. */
export function WordsUsed({ words }: { words: readonly Word[] }) {
  return (
    <Disclosure summary={`Words used here: ${words.join(", ")}`}>
      <dl className="words-used">
        {words.map((word) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{WORDS[word]}</dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  );
}
