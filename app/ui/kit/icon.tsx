const PATHS = {
  info: "M8 7.2v4.3M8 4.4v1.2M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z",
  success: "m4.8 8.2 2.2 2.2 4.3-4.6M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z",
  warning: "M8 6.2v3.6M8 11.2v1.2M8 1.8 15 14.2H1L8 1.8Z",
  danger: "M8 4.5v4.3M8 10.3v1.3M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2l3.7-3.7Z",
  check: "m2.5 8.5 3.5 3.5 7.5-8",
  right: "m6 3 5 5-5 5",
  left: "m10 3-5 5 5 5",
  down: "m3 6 5 5 5-5",
  up: "m3 10 5-5 5 5",
  search: "m10.6 10.6 4 4M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2Z",
  menu: "M2 4h12M2 8h12M2 12h12",
  file: "M3.5 1.5h6l3 3v10h-9v-13ZM9.5 1.5v3h3",
  download: "M8 2v8.5M4.5 7.5 8 11l3.5-3.5M2.5 14h11",
  lock: "M3.5 7h9v7h-9V7ZM5.5 7V4.5a2.5 2.5 0 0 1 5 0V7",
  external: "M9.5 2.5h4v4M13.5 2.5 7.5 8.5M11.5 9.5v4h-9v-9h4",
  calendar: "M2 3.5h12v10.5H2V3.5ZM2 6.8h12M5 1.5v3.2M11 1.5v3.2",
  person:
    "M8 2a2.8 2.8 0 1 0 0 5.6A2.8 2.8 0 0 0 8 2ZM2.5 14.2c.4-3 2.4-4.6 5.5-4.6s5.1 1.6 5.5 4.6",
  bell: "M8 1.5v1M3.5 11.5V7a4.5 4.5 0 0 1 9 0v4.5l1 1h-11l1-1ZM6.5 14.2h3",
  plus: "M8 2.5v11M2.5 8h11",
  filter: "M1.5 3h13M4 8h8M6.5 13h3",
} as const;

export type IconName = keyof typeof PATHS;

/** A drawn sign beside a word; it never stands for the word, so assistive technology skips it. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg
      className={className ? `icon ${className}` : "icon"}
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
