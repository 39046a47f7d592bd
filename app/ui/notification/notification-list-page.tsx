import { Button } from "#app/ui/kit/button.tsx";
import { classNames } from "#app/ui/kit/class-names.ts";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";

export type NotificationRow = {
  id: string;
  text: string;
  toldAt: Date | string;
  isRead: boolean;
  /** where the one is opened or marked as read */
  action: string;
};

type NotificationListPageProps = {
  notifications: readonly NotificationRow[];
  /** whether there is anything unread, here or further down */
  hasUnread: boolean;
  /** where all are marked as read */
  action: string;
  /** where the person sets what they get by email */
  choicesHref: string;
  /** what will stand here, of the side on which they work */
  emptyText: string;
  firstHref?: string | undefined;
  nextHref?: string | undefined;
};

/** What somebody was told where they work, the newest first. */
export function NotificationListPage(props: NotificationListPageProps) {
  const { notifications, hasUnread, action, choicesHref, emptyText } = props;
  const [newest] = notifications;
  return (
    <Page
      title="Notifications"
      lead={
        <>
          What you were told here, with or without a letter. What of it comes by email is set under{" "}
          <a href={choicesHref}>Your account</a>.
        </>
      }
      action={
        newest &&
        hasUnread && (
          <Form action={action} hidden={{ newest: newest.id }} layout="plain">
            <Button look="secondary">Mark all as read</Button>
          </Form>
        )
      }
    >
      {newest ? (
        <ol className="notifications" aria-label="Notifications, the newest first">
          {notifications.map((one) => (
            <NotificationItem key={one.id} {...one} />
          ))}
        </ol>
      ) : (
        <EmptyState title="You were told nothing yet">{emptyText}</EmptyState>
      )}
      {props.firstHref && (
        <p>
          <a href={props.firstHref}>Back to the newest</a>
        </p>
      )}
      <Pager
        label="Pages of notifications"
        isLater={Boolean(props.firstHref)}
        nextHref={props.nextHref}
      />
    </Page>
  );
}

function NotificationItem({ text, toldAt, isRead, action }: NotificationRow) {
  return (
    <li className={classNames("notification", !isRead && "notification--unread")}>
      <div className="notification__what">
        <Form action={action} hidden={{ intent: "open" }} layout="plain">
          <button className="notification__open" type="submit">
            {text}
          </button>
        </Form>
        <p className="notification__when">
          {!isRead && <Tag look="accent">New</Tag>} <InstantText at={toldAt} />
        </p>
      </div>
      {!isRead && (
        <Form action={action} hidden={{ intent: "read" }} layout="plain">
          <Button look="quiet" ariaLabel={`Mark as read: ${text}`}>
            Mark as read
          </Button>
        </Form>
      )}
    </li>
  );
}
