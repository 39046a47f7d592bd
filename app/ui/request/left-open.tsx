import { Notice } from "#app/ui/kit/notice.tsx";

type LeftOpenProps = {
  nextSteps: readonly string[];
  /** what is open was signed as open */
  isSigned: boolean;
};

/** What was left open, as things to do: an open question is an answer for now, and no more. */
export function LeftOpen({ nextSteps, isSigned }: LeftOpenProps) {
  if (nextSteps.length === 0) return null;
  return (
    <Notice title="You left something open">
      <p>
        {isSigned
          ? "Your prime sees that it is open. When you know it, change the section and sign again:"
          : "You may sign all the same: your prime then sees that it is open. To find it out:"}
      </p>
      <ul>
        {nextSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
    </Notice>
  );
}
