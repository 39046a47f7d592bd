import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";

export type ButtonLook = "primary" | "secondary" | "quiet" | "danger";

type Shared = {
  children: ReactNode;
  look?: ButtonLook;
  icon?: IconName;
  /** Fills the width it is given: the one action of a narrow form. */
  wide?: boolean;
};

type ButtonProps = Shared & {
  type?: "submit" | "button" | "reset";
  name?: string;
  value?: string;
  /** The id of the form it submits, when it stands outside of it. */
  form?: string;
  formAction?: string;
  disabled?: boolean;
  popoverTarget?: string;
  ariaLabel?: string;
};

/** A button; submits its form unless told otherwise. */
export function Button({
  children,
  look = "primary",
  icon,
  wide,
  type = "submit",
  ariaLabel,
  popoverTarget,
  ...rest
}: ButtonProps) {
  const popover = popoverTarget ? { popovertarget: popoverTarget } : {};
  return (
    <button
      {...rest}
      {...popover}
      type={type}
      aria-label={ariaLabel}
      className={classNames("button", `button--${look}`, wide && "button--wide")}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

type ButtonLinkProps = Shared & { href: string; download?: boolean | string; ariaLabel?: string };

/** A link that looks like a button because it is the page's next step. */
export function ButtonLink({
  children,
  href,
  look = "primary",
  icon,
  wide,
  download,
  ariaLabel,
}: ButtonLinkProps) {
  return (
    <a
      href={href}
      download={download}
      aria-label={ariaLabel}
      className={classNames("button", `button--${look}`, wide && "button--wide")}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </a>
  );
}

/** Buttons that belong together, the primary one first. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="button-row">{children}</div>;
}
