import { index, layout, prefix, type RouteConfig, route } from "@remix-run/route-config";

/** The site map: every URL the portal answers, and the one file that answers it. */
export default [
  index("routes/system/home.tsx"),
  route("health", "routes/system/health.ts"),
  route("ready", "routes/system/ready.ts"),

  route("sign-in", "routes/auth/sign-in.tsx"),
  route("sign-in/demo", "routes/auth/sign-in-demo.ts"),
  route("sign-out", "routes/auth/sign-out.tsx"),
  route("second-factor", "routes/auth/second-factor.tsx"),
  route("second-factor/enrol", "routes/auth/enrol-second-factor.tsx"),
  route("second-factor/recovery-codes", "routes/auth/recovery-codes.tsx"),

  layout("routes/prime/layout.tsx", prefix("prime/:organizationId", [])),

  layout("routes/subcontractor/layout.tsx", prefix("subcontractor/:organizationId", [])),

  layout("routes/audit/layout.tsx", prefix("audit/:grantId", [])),

  route("*", "routes/system/not-found.tsx"),
] satisfies RouteConfig;
