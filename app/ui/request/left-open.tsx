import { Notice } from "#app/ui/kit/notice.tsx";

/** What was left open, as things to do: an open question is an answer for now, and no more. */
export function LeftOpen({ nextSteps }: { nextSteps: readonly string[] }) {
  if (nextSteps.length === 0) return null;
  return (
    <Notice title="You left something open">
      <p>Your prime sees that it is open. When you know it, change the section and sign again:</p>
      <ul>
        {nextSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
    </Notice>
  );
}
