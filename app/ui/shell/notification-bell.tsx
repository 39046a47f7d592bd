import { Icon } from "#app/ui/kit/icon.tsx";
import type { Bell } from "./shell-props.ts";

/** The way to what a person was told, with how much of it they have not read. */
export function NotificationBell({ href, unread, most, current }: Bell) {
  const count = unread > most ? `${most}+` : String(unread);
  return (
    <a
      className="notification-bell"
      href={href}
      aria-label={unread > 0 ? `Notifications, ${count} new` : "Notifications"}
      aria-current={current ? "page" : undefined}
    >
      <Icon name="bell" />
      <span className="notification-bell__word">Notifications</span>
      {unread > 0 && <span className="notification-bell__count">{count}</span>}
    </a>
  );
}
