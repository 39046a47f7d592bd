/**
 * The school grade of the United States in which a text can be read, by Flesch and Kincaid:
 * 0.39 × words per sentence + 11.8 × syllables per word - 15.59.
 *
 * @returns a grade; below 1 for the simplest texts.
 */
export function readingGrade(text: string): number {
  const sentences = text.split(/[.!?:;]+(?:\s|$)/).filter((sentence) => /[a-z]/i.test(sentence));
  const words = text.match(/[a-z]+(?:'[a-z]+)?/gi) ?? [];
  const syllables = words.reduce((sum, word) => sum + countSyllables(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}

/** Groups of vowels, without the endings that are not spoken; an abbreviation is spelled out. */
export function countSyllables(word: string): number {
  if (word.length > 1 && word === word.toUpperCase()) return word.length;
  const spoken = word
    .toLowerCase()
    .replace(/(?:(?<![cs]h|[acegilosuxyz])es|(?<![dt])ed|(?<!l)e)$/, "")
    .replace(/^y/, "");
  const groups = spoken.match(/[aeiouy]+/g)?.length ?? 0;
  const split = spoken.match(/ia(?!l)|io(?!n|u)|[^q]ua|iu|eo(?!p)/g)?.length ?? 0;
  return Math.max(1, groups + split);
}
