/** Where one is in a fixed order of steps: `Step 3 of 8`. */
export function StepProgress({ step, of, title }: { step: number; of: number; title?: string }) {
  return (
    <div className="step-progress">
      <p className="step-progress__text">
        Step {step} of {of}
        {title && <span className="step-progress__title">{title}</span>}
      </p>
      <svg
        className="step-progress__bar"
        width="100%"
        height="6"
        aria-hidden="true"
        focusable="false"
      >
        {Array.from({ length: of }, (_, index) => index).map((index) => (
          <rect
            key={index}
            className={index < step ? "step-progress__done" : "step-progress__open"}
            x={`${(index / of) * 100}%`}
            y="0"
            width={`${100 / of - 0.6}%`}
            height="6"
          />
        ))}
      </svg>
    </div>
  );
}
