import { Icon } from "#app/ui/kit/icon.tsx";
import type { NavItem } from "./shell-props.ts";

/** The main navigation as a list of links. */
export function ShellNav({ nav, label }: { nav: readonly NavItem[]; label: string }) {
  return (
    <nav className="shell-nav" aria-label={label}>
      <ul className="shell-nav__list">
        {nav.map((item) => (
          <li key={item.href}>
            <a
              className="shell-nav__link"
              href={item.href}
              aria-current={item.current ? "page" : undefined}
            >
              <span>{item.label}</span>
              {item.count !== undefined && <span className="shell-nav__count">{item.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The same behind one button on a narrow screen; a style sheet shows one or the other. */
export function ShellNavMenu({ nav, label }: { nav: readonly NavItem[]; label: string }) {
  const current = nav.find((item) => item.current);
  return (
    <details className="shell-nav-menu">
      <summary className="shell-nav-menu__summary">
        <Icon name="menu" />
        <span>{current?.label ?? "Menu"}</span>
      </summary>
      <ShellNav nav={nav} label={label} />
    </details>
  );
}
