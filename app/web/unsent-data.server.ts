import type { EntryContext, LoaderFunction, ServerBuild } from "@remix-run/node";

type Found = Awaited<ReturnType<LoaderFunction>>;

/** What a loader found, for rendering alone: whoever writes it down sees nothing in it. */
class Unsent {
  readonly #found: Found;
  constructor(found: Found) {
    this.#found = found;
  }
  get found(): Found {
    return this.#found;
  }
}

/**
 * The same routes for pages that ship no script. Remix writes down what the loaders of every page found,
 * for a script to begin with, while the page is rendered: as much work as a tenth of rendering it, and
 * here for nobody.
 *
 * @param build routes of which none asks for the framework's script, and whose data nobody asks for apart.
 */
export function leaveUnsent(build: ServerBuild): ServerBuild {
  const { default: render } = build.entry.module;
  const routes = Object.entries(build.routes).map(([id, route]) => {
    // What has no component answers with what its loader found: a file, say.
    if (!route?.module.loader || !route.module.default) return [id, route];
    return [id, { ...route, module: { ...route.module, loader: hiding(route.module.loader) } }];
  });
  return {
    ...build,
    routes: Object.fromEntries(routes),
    entry: {
      module: {
        ...build.entry.module,
        default: (request, status, headers, context, loadContext) =>
          render(request, status, headers, showing(context), loadContext),
      },
    },
  };
}

function hiding(loader: LoaderFunction): LoaderFunction {
  return async (args) => {
    const found: Found = await loader(args);
    if (found instanceof Response || typeof found !== "object" || found === null) return found;
    // What `data()` makes says status and headers beside it, which Remix must see.
    if ("type" in found && found.type === "DataWithResponseInit" && "data" in found)
      return { ...found, data: new Unsent(found.data as Found) };
    return new Unsent(found);
  };
}

function showing(context: EntryContext): EntryContext {
  const page = context.staticHandlerContext;
  const shown = Object.entries(page.loaderData).map(([id, data]) => [
    id,
    data instanceof Unsent ? data.found : data,
  ]);
  return {
    ...context,
    staticHandlerContext: { ...page, loaderData: Object.fromEntries(shown) },
  };
}
