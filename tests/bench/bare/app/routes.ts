import { index, type RouteConfig, route } from "@remix-run/route-config";

export default [index("routes/home.tsx"), route("about", "routes/about.tsx")] satisfies RouteConfig;
