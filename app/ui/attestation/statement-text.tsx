/** The words that are signed, paragraph by paragraph. */
export function StatementText({ text }: { text: string }) {
  return (
    <blockquote className="statement">
      {text.split("\n\n").map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </blockquote>
  );
}
