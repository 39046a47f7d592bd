type MeterProps = {
  label: string;
  value: number;
  min?: number;
  max: number;
  /** How the value reads: `7 of 10 answered`. */
  text: string;
  /** A value to reach, drawn as a mark across the bar. */
  target?: number;
};

/** A value on its scale, with the words that say it. */
export function Meter({ label, value, min = 0, max, text, target }: MeterProps) {
  const share = (amount: number) =>
    `${Math.max(0, Math.min(1, (amount - min) / (max - min))) * 100}%`;
  return (
    <div className="meter">
      <p className="meter__words">
        <span className="meter__label">{label}</span>
        <span className="meter__text">{text}</span>
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: the native element cannot draw a target */}
      <div
        role="meter"
        aria-label={label}
        aria-valuemin={min}
        aria-valuemax={max}
        aria-valuenow={value}
        aria-valuetext={text}
      >
        <svg className="meter__bar" width="100%" height="14" aria-hidden="true" focusable="false">
          <rect className="meter__track" x="0" y="4" width="100%" height="6" />
          <rect className="meter__value" x="0" y="4" width={share(value)} height="6" />
          {target !== undefined && (
            <line className="meter__target" x1={share(target)} x2={share(target)} y1="0" y2="14" />
          )}
        </svg>
      </div>
    </div>
  );
}
