import { openWithView } from "#app/commands/view/open-with.server.ts";
import { saveView } from "#app/commands/view/save-view.server.ts";
import { paths } from "#app/paths.ts";
import { makeSupplyChain } from "../supply-chain.ts";
import { Visitor } from "../visitor.ts";

const STATE = "q=harrow&sort=state";

async function asReader() {
  const chain = await makeSupplyChain();
  const browser = await Visitor.of(chain.manager.person);
  return { ...chain, browser, o: chain.manager.organizationId };
}

async function withView() {
  const chain = await asReader();
  const saved = await saveView(chain.manager, {
    list: "suppliers",
    query: STATE,
    name: "Harrow",
    isShared: false,
  });
  if (!saved.ok) throw new Error(saved.reason);
  return { ...chain, viewId: saved.viewId, page: paths.prime.view(chain.o, saved.viewId) };
}

/** What is done with the saved views of lists. */
export const VIEW_FORMS = [
  {
    name: "save a view",
    route: "routes/prime/view-new.tsx",
    async ready() {
      const { browser, o } = await asReader();
      const page = paths.prime.newView(o, "suppliers", STATE);
      return { browser, page, form: 'name="query"', typed: { name: "Harrow", isShared: "on" } };
    },
  },
  {
    name: "rename a view",
    route: "routes/prime/view.tsx",
    leavesNoRow: true as const,
    async ready() {
      const { browser, page } = await withView();
      return { browser, page, form: 'value="rename"', typed: { name: "Harrow Castings" } };
    },
  },
  {
    name: "delete a view",
    route: "routes/prime/view.tsx",
    leavesNoRow: true as const,
    async ready() {
      const { browser, page } = await withView();
      return { browser, page, form: 'value="delete"', typed: {} };
    },
  },
  {
    name: "open a list with a view",
    route: "routes/prime/view.tsx",
    async ready() {
      const { browser, page } = await withView();
      return { browser, page, form: 'value="open-with"', typed: {} };
    },
  },
  {
    name: "open a list without a view again",
    route: "routes/prime/view.tsx",
    leavesNoRow: true as const,
    async ready() {
      const { browser, page, manager, viewId } = await withView();
      await openWithView(manager, viewId);
      return { browser, page, form: 'value="open-plain"', typed: {} };
    },
  },
];
