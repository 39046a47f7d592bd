import { VIEWED_LIST_WORDS, type ViewedList } from "#app/domain/view/lists.ts";
import type { ShownView, ShownViews } from "#app/domain/view/view.ts";
import { paths } from "#app/paths.ts";
import { Notice } from "#app/ui/kit/notice.tsx";

type SavedViewsProps = ShownViews & { organizationId: string; list: ViewedList };

/** The saved views of a list as links above it, the open one marked, and the way to save another. */
export function SavedViews(props: SavedViewsProps) {
  const { organizationId, list, views, current, leftOut, unsaved, all } = props;
  const { prime } = paths;
  const plain = prime[list](organizationId);
  if (views.length === 0 && unsaved === null) return null;
  return (
    <>
      <nav className="saved-views" aria-label={`Saved views of ${VIEWED_LIST_WORDS[list]}`}>
        {views.length > 0 && (
          <ul className="saved-views__list">
            <li>
              <a
                href={plain + all}
                aria-current={!current && unsaved === null ? "page" : undefined}
              >
                All
              </a>
            </li>
            {views.map((view) => (
              <ViewLink key={view.id} view={view} plain={plain} />
            ))}
          </ul>
        )}
        {unsaved !== null && (
          <a href={prime.newView(organizationId, list, unsaved)}>Save this view</a>
        )}
        {current && (
          <a href={prime.view(organizationId, current.id)}>
            {current.isMine ? "Rename, share, open first or delete" : "About this view"}
          </a>
        )}
      </nav>
      {leftOut.length > 0 && current && (
        <Notice tone="warning" title={`Part of the view “${current.name}” was left out`}>
          This list no longer knows: {leftOut.join(", ")}. The rest of the view is shown. To be rid
          of this, choose what you want to see and save it under another name.
        </Notice>
      )}
    </>
  );
}

function ViewLink({ view, plain }: { view: ShownView; plain: string }) {
  const { name, query, isCurrent, isShared, by, isDefault } = view;
  const told = [
    isShared && (by ? `shared by ${by}` : "shared by you"),
    isDefault && "opens first for you",
  ].filter(Boolean);
  return (
    <li>
      <a href={plain + query} aria-current={isCurrent ? "page" : undefined}>
        {name}
      </a>
      {told.length > 0 && <span className="saved-views__whose">{told.join(", ")}</span>}
    </li>
  );
}
