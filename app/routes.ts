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

  layout(
    "routes/prime/layout.tsx",
    prefix("prime/:organizationId", [
      index("routes/prime/overview.tsx"),
      route("contracts", "routes/prime/contract-list.tsx"),
      route("contracts/new", "routes/prime/contract-new.tsx"),
      route("contracts/:contractId", "routes/prime/contract.tsx"),
      route("contracts/:contractId/edit", "routes/prime/contract-edit.tsx"),
      route("contracts/:contractId/subcontracts/new", "routes/prime/subcontract-new.tsx"),
      route("subcontracts", "routes/prime/subcontract-list.tsx"),
      route("subcontracts/:subcontractId", "routes/prime/subcontract.tsx"),
      route("subcontracts/:subcontractId/information", "routes/prime/information.tsx"),
      route("subcontracts/:subcontractId/flowdown", "routes/prime/flowdown-issue.tsx"),
      route("subcontracts/:subcontractId/award", "routes/prime/award.tsx"),
      route("exceptions", "routes/prime/exception-list.tsx"),
      route("exceptions/:exceptionId", "routes/prime/exception.tsx"),
    ]),
  ),

  layout("routes/subcontractor/layout.tsx", prefix("subcontractor/:organizationId", [])),

  layout("routes/audit/layout.tsx", prefix("audit/:grantId", [])),

  route("*", "routes/system/not-found.tsx"),
] satisfies RouteConfig;
