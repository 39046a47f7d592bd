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
      route("people", "routes/prime/people.tsx"),
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
      route("subcontracts/:subcontractId/records", "routes/prime/record-list.tsx"),
      route("records/:recordId/pdf", "routes/prime/record-pdf.ts"),
      route("records/:recordId/json", "routes/prime/record-json.ts"),
      route("log", "routes/prime/log.tsx"),
      route("log/export", "routes/prime/log-export.ts"),
      route("contracts/:contractId/audit", "routes/prime/contract-audit.tsx"),
      route("exceptions", "routes/prime/exception-list.tsx"),
      route("exceptions/:exceptionId", "routes/prime/exception.tsx"),
      route("suppliers", "routes/prime/supplier-list.tsx"),
      route("suppliers/new", "routes/prime/supplier-new.tsx"),
      route("suppliers/invite", "routes/prime/supplier-invite.ts"),
      route("suppliers/export.csv", "routes/prime/supplier-export.ts"),
      route("suppliers/import", "routes/prime/import-upload.tsx"),
      route("suppliers/import/sample.csv", "routes/prime/import-sample.ts"),
      route("suppliers/import/:importId", "routes/prime/import-preview.tsx"),
      route("suppliers/:supplierId", "routes/prime/supplier.tsx"),
      route("suppliers/:supplierId/edit", "routes/prime/supplier-edit.tsx"),
      route("suppliers/:supplierId/contacts/new", "routes/prime/contact-new.tsx"),
      route("suppliers/:supplierId/invite", "routes/prime/invite.tsx"),
      route(
        "suppliers/:supplierId/invitations/:invitationId/resend",
        "routes/prime/contact-resend.ts",
      ),
      route(
        "suppliers/:supplierId/invitations/:invitationId/withdraw",
        "routes/prime/contact-withdraw.ts",
      ),
      route("suppliers/:supplierId/requests/:requestId/remind", "routes/prime/supplier-remind.ts"),
      route(
        "suppliers/:supplierId/submissions/:submissionId",
        "routes/prime/review-submission.tsx",
      ),
      route("reviews", "routes/prime/review-list.tsx"),
      route("reviews/:factId", "routes/prime/review.tsx"),
      route("evidence/:evidenceId", "routes/prime/evidence.ts"),
    ]),
  ),

  layout(
    "routes/subcontractor/layout.tsx",
    prefix("subcontractor/:organizationId", [
      route("people", "routes/subcontractor/people.tsx"),
      index("routes/subcontractor/inbox.tsx"),
      route("requests/:requestId", "routes/subcontractor/request.tsx"),
      route("requests/:requestId/assessment", "routes/subcontractor/assessment.tsx"),
      route("requests/:requestId/evidence", "routes/subcontractor/evidence-section.tsx"),
      route("requests/:requestId/sign", "routes/subcontractor/sign.tsx"),
      route("requests/:requestId/submitted", "routes/subcontractor/submitted.tsx"),
      route("requests/:requestId/:section", "routes/subcontractor/section.tsx"),
      route("answers", "routes/subcontractor/answers.tsx"),
      route("evidence/:evidenceId", "routes/subcontractor/evidence-file.ts"),
    ]),
  ),

  layout(
    "routes/audit/layout.tsx",
    prefix("audit/:grantId", [
      index("routes/audit/contract.tsx"),
      route("subcontracts/:subcontractId", "routes/audit/subcontract.tsx"),
      route("records/:recordId/pdf", "routes/audit/record-pdf.ts"),
      route("records/:recordId/json", "routes/audit/record-json.ts"),
    ]),
  ),

  route("*", "routes/system/not-found.tsx"),
] satisfies RouteConfig;
