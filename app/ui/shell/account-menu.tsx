import { Form } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import type { Person, SwitcherItem } from "./shell-props.ts";

type AccountMenuProps = {
  person: Person;
  signOutAction: string;
  signOutFields?: Record<string, string>;
  switcher?: readonly SwitcherItem[];
};

/** Who is signed in, the organizations they can turn to, and the way out. */
export function AccountMenu({ person, signOutAction, signOutFields, switcher }: AccountMenuProps) {
  return (
    <details className="account-menu">
      <summary className="account-menu__summary">
        <Icon name="person" />
        <span className="account-menu__name">{person.name}</span>
        <Icon name="down" className="account-menu__arrow" />
      </summary>
      <div className="account-menu__panel">
        <p className="account-menu__who">
          <strong>{person.name}</strong>
          {person.role && <span>{person.role}</span>}
        </p>
        {person.href && (
          <a className="account-menu__link" href={person.href}>
            Your account
          </a>
        )}
        {switcher && switcher.length > 0 && <Switcher items={switcher} />}
        <Form layout="plain" action={signOutAction} hidden={signOutFields}>
          <button className="account-menu__link account-menu__link--button" type="submit">
            Sign out
          </button>
        </Form>
      </div>
    </details>
  );
}

function Switcher({ items }: { items: readonly SwitcherItem[] }) {
  return (
    <nav aria-label="Your organizations">
      <p className="account-menu__heading">Work for</p>
      <ul className="account-menu__organizations">
        {items.map((item) => (
          <li key={item.href}>
            <a
              className="account-menu__link"
              href={item.href}
              aria-current={item.current ? "true" : undefined}
            >
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
