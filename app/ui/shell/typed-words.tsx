/** What somebody wrote in a form that was refused for good: it is kept nowhere else. */
export function TypedWords({ words }: { words: readonly string[] }) {
  if (words.length === 0) return null;
  return (
    <section className="error-page__words" aria-labelledby="typed-words">
      <h2 id="typed-words">What you wrote</h2>
      <p>
        It was not sent, and it is kept nowhere. Copy it before you leave this page if you need it.
      </p>
      {words.map((text, index) => (
        <textarea
          key={text}
          className="input input--area"
          aria-label={words.length === 1 ? "What you wrote" : `What you wrote, ${index + 1}`}
          readOnly
          rows={6}
          defaultValue={text}
        />
      ))}
    </section>
  );
}
