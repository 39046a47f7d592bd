import { stateOfList, type ViewedList } from "./lists.ts";

/** The state of a list, kept under a name. */
export type SavedView = {
  id: string;
  list: ViewedList;
  name: string;
  /** as it was saved; what the list understands of it may have become less */
  query: string;
  isShared: boolean;
  madeBy: { id: string; name: string };
  /** whether the list opens with it for the reader */
  isDefault: boolean;
};

/** A view as it stands above its list. */
export type ShownView = {
  id: string;
  name: string;
  /** the query part of the address that opens it */
  query: string;
  isCurrent: boolean;
  isShared: boolean;
  /** whose it is, where it is not the reader's */
  by: string | null;
  /** whether the list opens with it for the reader */
  isDefault: boolean;
};

/** What stands above a list: the views, and what of the open one the list no longer knows. */
export type ShownViews = {
  views: ShownView[];
  /** the view that is open, as it is; null for none */
  current: { id: string; name: string; isMine: boolean } | null;
  /** the query part of the address that opens the list without any view */
  all: string;
  /** what the open view narrowed by and the list no longer knows: `state=former` */
  leftOut: string[];
  /** the state of the list that can be saved; null where it is saved already, or there is none */
  unsaved: string | null;
};

export const VIEW_FIELD = "view";
const NO_VIEW = "all";

/** The query part of the address of a list without any view, for who chose one to open it with. */
export const ALL_QUERY = `?${VIEW_FIELD}=${NO_VIEW}`;

/**
 * Which views stand above a list that shows what an address asks for.
 *
 * @param views of this list, in the order in which they are shown.
 * @param asked the address: its state, and under `view` the one that was opened.
 * @throws never
 */
export function showViews(
  views: readonly SavedView[],
  list: ViewedList,
  asked: URLSearchParams,
  personId: string,
): ShownViews {
  const state = stateOfList(list, asked.toString());
  const states = views.map((view) => ({ view, state: stateOfList(list, view.query) }));
  const fitting = states.filter((one) => one.state === state).map(({ view }) => view);
  // A view of which nothing is understood any more is open only where somebody opened it.
  const current =
    fitting.find(({ id }) => id === asked.get(VIEW_FIELD)) ??
    fitting.find((view) => state !== "" && listLeftOut(view).length === 0) ??
    null;
  return {
    views: states.map(({ view }) => ({
      id: view.id,
      name: view.name,
      query: viewQuery(view),
      isCurrent: view.id === current?.id,
      isShared: view.isShared,
      by: view.madeBy.id === personId ? null : view.madeBy.name,
      isDefault: view.isDefault,
    })),
    all: views.some(({ isDefault }) => isDefault) ? ALL_QUERY : "",
    current: current && {
      id: current.id,
      name: current.name,
      isMine: current.madeBy.id === personId,
    },
    leftOut: current ? listLeftOut(current) : [],
    unsaved: current === null && state !== "" ? state : null,
  };
}

/** The query part of the address that opens a view. */
export function viewQuery({ id, query }: Pick<SavedView, "id" | "query">): string {
  const fields = new URLSearchParams(query);
  fields.set(VIEW_FIELD, id);
  return `?${fields}`;
}

/** What a view was saved with and its list no longer understands, as the address writes it. */
export function listLeftOut({ list, query }: Pick<SavedView, "list" | "query">): string[] {
  const understood = new URLSearchParams(stateOfList(list, query));
  return [...new URLSearchParams(query)]
    .filter(([name, value]) => understood.get(name) !== value)
    .map(([name, value]) => `${name}=${value}`);
}
