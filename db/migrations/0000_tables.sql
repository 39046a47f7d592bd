CREATE TABLE "affirmations" (
	"fact_id" uuid PRIMARY KEY NOT NULL,
	"assessment_lineage_id" uuid NOT NULL,
	"official_name" text NOT NULL,
	"official_title" text NOT NULL,
	"affirmed_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assessments" (
	"fact_id" uuid PRIMARY KEY NOT NULL,
	"system_lineage_id" uuid NOT NULL,
	"type" text NOT NULL,
	"status" text,
	"status_date" date NOT NULL,
	"cmmc_uid" text,
	"score" integer,
	"open_requirements" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"cages" text[] NOT NULL,
	"assessor" text,
	"full_score_on" date,
	CONSTRAINT "assessments_type" CHECK ("assessments"."type" in ('Level 1 (Self)', 'Level 2 (Self)', 'Level 2 (C3PAO)', 'Level 3 (DIBCAC)', 'NIST SP 800-171 Basic', 'NIST SP 800-171 Medium', 'NIST SP 800-171 High')),
	CONSTRAINT "assessments_status" CHECK ("assessments"."status" in ('Conditional', 'Final')),
	CONSTRAINT "assessments_score_range" CHECK ("assessments"."score" between -203 and 110)
);
--> statement-breakpoint
CREATE TABLE "award_exceptions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"requested_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"subcontract_id" uuid NOT NULL,
	"approver_id" uuid NOT NULL,
	"approver_name" text NOT NULL,
	"award_on" date NOT NULL,
	"reason" text NOT NULL,
	"verdict" jsonb NOT NULL,
	CONSTRAINT "award_exceptions_second_person" CHECK ("award_exceptions"."approver_id" <> "award_exceptions"."requested_by")
);
--> statement-breakpoint
CREATE TABLE "awards" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"subcontract_id" uuid NOT NULL,
	"awarded_on" date NOT NULL,
	"is_supported" boolean NOT NULL,
	"exception_id" uuid,
	"verdict" jsonb NOT NULL,
	"catalog_version" text NOT NULL,
	CONSTRAINT "awards_once" UNIQUE("subcontract_id"),
	CONSTRAINT "awards_unsupported_needs_exception" CHECK ("awards"."is_supported" or "awards"."exception_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "exception_decisions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"decided_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"exception_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "exception_decisions_once" UNIQUE("exception_id"),
	CONSTRAINT "exception_decisions_outcome" CHECK ("exception_decisions"."outcome" in ('approved', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "contract_options" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"prime_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"name" text NOT NULL,
	"exercise_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contracts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	"prime_id" uuid NOT NULL,
	"piid" text NOT NULL,
	"agency" text NOT NULL,
	"title" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"required_status" text,
	"clauses" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "contracts_piid" UNIQUE("prime_id","piid"),
	CONSTRAINT "contracts_required_status" CHECK ("contracts"."required_status" in ('Level 1 (Self)', 'Level 2 (Self)', 'Level 2 (C3PAO)', 'Level 3 (DIBCAC)')),
	CONSTRAINT "contracts_period" CHECK ("contracts"."ends_on" >= "contracts"."starts_on")
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"sections" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "drafts_request" UNIQUE("organization_id","request_id")
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"uploaded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"uploaded_by_name" text NOT NULL,
	"organization_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"sha256" text NOT NULL,
	"blob_key" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evidence_links" (
	"fact_id" uuid NOT NULL,
	"evidence_id" uuid NOT NULL,
	CONSTRAINT "evidence_links_fact_id_evidence_id_pk" PRIMARY KEY("fact_id","evidence_id")
);
--> statement-breakpoint
CREATE TABLE "facts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organization_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"lineage_id" uuid NOT NULL,
	"supersedes_id" uuid,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_by_name" text NOT NULL,
	"content_hash" text NOT NULL,
	CONSTRAINT "facts_superseded_once" UNIQUE("supersedes_id"),
	CONSTRAINT "facts_kind" CHECK ("facts"."kind" in ('organization-profile', 'information-system', 'acknowledgement', 'assessment', 'affirmation', 'certification', 'attestation'))
);
--> statement-breakpoint
CREATE TABLE "shares" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"shared_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"prime_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"fact_id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "shares_once" UNIQUE("prime_id","fact_id")
);
--> statement-breakpoint
CREATE TABLE "flowdowns" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"issued_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"issued_by" uuid NOT NULL,
	"issued_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"subcontract_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"supersedes_id" uuid,
	"prime_name" text NOT NULL,
	"contract_piid" text NOT NULL,
	"contract_title" text NOT NULL,
	"agency" text NOT NULL,
	"subcontract_number" text NOT NULL,
	"subcontract_title" text NOT NULL,
	"information" text NOT NULL,
	"cui_categories" text[] NOT NULL,
	"performing_cages" text[] NOT NULL,
	"required" text,
	"citation" text NOT NULL,
	"why" text NOT NULL,
	"clauses" jsonb NOT NULL,
	"catalog_version" text NOT NULL,
	"due_on" date NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	CONSTRAINT "flowdowns_required" CHECK ("flowdowns"."required" in ('Level 1 (Self)', 'Level 2 (Self)', 'Level 2 (C3PAO)', 'Level 3 (DIBCAC)'))
);
--> statement-breakpoint
CREATE TABLE "supplier_imports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	"prime_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"row_count" integer NOT NULL,
	"rows" jsonb NOT NULL,
	"problems" jsonb NOT NULL,
	"confirmed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "audit_grants" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	"prime_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"person_id" uuid,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"expires_on" date NOT NULL,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	"created_by_name" text NOT NULL,
	"organization_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"role" text NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"title" text,
	"supplier_id" uuid,
	"contact_id" uuid,
	"audit_grant_id" uuid,
	"token_hash" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"accepted_at" timestamp (3) with time zone,
	"accepted_by" uuid,
	"revoked_at" timestamp (3) with time zone,
	"wrong_person_at" timestamp (3) with time zone,
	CONSTRAINT "invitations_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "invitations_kind" CHECK ("invitations"."kind" in ('supplier', 'colleague', 'auditor')),
	CONSTRAINT "invitations_role" CHECK ("invitations"."role" in ('prime-admin', 'prime-manager', 'prime-approver', 'prime-viewer', 'subcontractor-admin', 'subcontractor-preparer', 'subcontractor-official', 'auditor'))
);
--> statement-breakpoint
CREATE TABLE "demo_mailbox" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"arrived_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"to_email" text NOT NULL,
	"subject" text NOT NULL,
	"html" text NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "letters" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"organization_id" uuid,
	"kind" text NOT NULL,
	"to_email" text NOT NULL,
	"to_name" text NOT NULL,
	"facts" jsonb NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"organization_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"person_name" text NOT NULL,
	"person_email" text NOT NULL,
	"role" text NOT NULL,
	"title" text,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "memberships_once" UNIQUE("organization_id","person_id","role"),
	CONSTRAINT "memberships_role" CHECK ("memberships"."role" in ('prime-admin', 'prime-manager', 'prime-approver', 'prime-viewer', 'subcontractor-admin', 'subcontractor-preparer', 'subcontractor-official', 'auditor'))
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"legal_name" text NOT NULL,
	"uei" text,
	"cages" text[] DEFAULT '{}' NOT NULL,
	"time_zone" text DEFAULT 'America/New_York' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "oversight_log" (
	"prime_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"action" text NOT NULL,
	"actor_id" uuid,
	"contract_id" uuid,
	"subcontract_id" uuid,
	"supplier_id" uuid,
	"entry" text NOT NULL,
	"leaf_hash" "bytea" NOT NULL,
	CONSTRAINT "oversight_log_prime_id_seq_pk" PRIMARY KEY("prime_id","seq")
);
--> statement-breakpoint
CREATE TABLE "oversight_records" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"requested_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"subcontract_id" uuid NOT NULL,
	"number" text NOT NULL,
	"as_of" date NOT NULL,
	"supersedes_id" uuid,
	"state" text DEFAULT 'building' NOT NULL,
	"built_at" timestamp (3) with time zone,
	"failure" text,
	"json_sha256" text,
	"json_blob_key" text,
	"pdf_sha256" text,
	"pdf_blob_key" text,
	CONSTRAINT "oversight_records_number" UNIQUE("prime_id","number"),
	CONSTRAINT "oversight_records_state" CHECK ("oversight_records"."state" in ('building', 'ready', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "oversight_trees" (
	"prime_id" uuid PRIMARY KEY NOT NULL,
	"size" bigint NOT NULL,
	"edge" "bytea"[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "password_resets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"person_id" uuid NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "persons" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"totp_secret" text,
	"totp_confirmed_at" timestamp (3) with time zone,
	"totp_last_step" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"resets_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"person_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"second_factor_at" timestamp (3) with time zone,
	"device" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "postures" (
	"subcontract_id" uuid PRIMARY KEY NOT NULL,
	"prime_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"as_of" date NOT NULL,
	"computed_at" timestamp (3) with time zone NOT NULL,
	"verdict" text NOT NULL,
	"required" text,
	"holds_until" date,
	"to_review" integer DEFAULT 0 NOT NULL,
	"reviewed" integer DEFAULT 0 NOT NULL,
	"decision" jsonb NOT NULL,
	CONSTRAINT "postures_verdict" CHECK ("postures"."verdict" in ('eligible', 'ineligible', 'no-requirement'))
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	"prime_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"flowdown_id" uuid NOT NULL,
	"kind" text DEFAULT 'submission' NOT NULL,
	"due_on" date NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "requests_kind" CHECK ("requests"."kind" in ('submission', 'correction'))
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"submitted_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"submitted_by" uuid NOT NULL,
	"submitted_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"attestation_id" uuid NOT NULL,
	CONSTRAINT "submissions_once" UNIQUE("request_id","attestation_id")
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"reviewed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"reviewed_by" uuid NOT NULL,
	"reviewed_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"fact_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"method" text,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "reviews_outcome" CHECK ("reviews"."outcome" in ('accepted', 'returned')),
	CONSTRAINT "reviews_method" CHECK ("reviews"."method" in ('sprs-screenshot', 'certificate', 'assessor-confirmed', 'document-read', 'statement-only'))
);
--> statement-breakpoint
CREATE TABLE "acknowledgements" (
	"fact_id" uuid PRIMARY KEY NOT NULL,
	"flowdown_id" uuid NOT NULL,
	"acknowledged_on" date NOT NULL,
	"passes_on_to_lower_tiers" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attestations" (
	"fact_id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"wording_id" text NOT NULL,
	"wording" text NOT NULL,
	"official_name" text NOT NULL,
	"official_title" text NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	"second_factor_at" timestamp (3) with time zone NOT NULL,
	"covers" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "certifications" (
	"fact_id" uuid PRIMARY KEY NOT NULL,
	"standard" text NOT NULL,
	"edition" text NOT NULL,
	"body" text NOT NULL,
	"number" text NOT NULL,
	"scope" text NOT NULL,
	"covers_cui_system" boolean NOT NULL,
	"issued_on" date NOT NULL,
	"expires_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "information_systems" (
	"fact_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"cages" text[] NOT NULL,
	"plan_name" text NOT NULL,
	"plan_version" text NOT NULL,
	"plan_date" date,
	"external_service_providers" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organization_profiles" (
	"fact_id" uuid PRIMARY KEY NOT NULL,
	"legal_name" text NOT NULL,
	"uei" text NOT NULL,
	"cages" text[] NOT NULL,
	"address" text NOT NULL,
	"employees" integer
);
--> statement-breakpoint
CREATE TABLE "subcontracts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	"prime_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"parent_id" uuid,
	"number" text NOT NULL,
	"title" text NOT NULL,
	"state" text DEFAULT 'proposed' NOT NULL,
	"planned_award_on" date,
	"information" text,
	"cui_categories" text[] DEFAULT '{}' NOT NULL,
	"commercial_off_the_shelf_only" boolean DEFAULT false NOT NULL,
	"performing_cages" text[] DEFAULT '{}' NOT NULL,
	"directed_status" text,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "subcontracts_number" UNIQUE("prime_id","number"),
	CONSTRAINT "subcontracts_state" CHECK ("subcontracts"."state" in ('proposed', 'awarded', 'closed')),
	CONSTRAINT "subcontracts_information" CHECK ("subcontracts"."information" in ('none', 'FCI', 'CUI')),
	CONSTRAINT "subcontracts_directed_status" CHECK ("subcontracts"."directed_status" in ('Level 1 (Self)', 'Level 2 (Self)', 'Level 2 (C3PAO)', 'Level 3 (DIBCAC)')),
	CONSTRAINT "subcontracts_categories_only_with_cui" CHECK ("subcontracts"."information" = 'CUI' or cardinality("subcontracts"."cui_categories") = 0)
);
--> statement-breakpoint
CREATE TABLE "supplier_contacts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"prime_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"title" text,
	"wrong_person_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "suppliers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	"prime_id" uuid NOT NULL,
	"organization_id" uuid,
	"legal_name" text NOT NULL,
	"uei" text,
	"cages" text[] DEFAULT '{}' NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"owner_id" uuid,
	"linked_at" timestamp (3) with time zone,
	"search_text" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "affirmations" ADD CONSTRAINT "affirmations_fact_id_facts_id_fk" FOREIGN KEY ("fact_id") REFERENCES "public"."facts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_fact_id_facts_id_fk" FOREIGN KEY ("fact_id") REFERENCES "public"."facts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_exceptions" ADD CONSTRAINT "award_exceptions_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_exceptions" ADD CONSTRAINT "award_exceptions_contract_id_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."contracts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_exceptions" ADD CONSTRAINT "award_exceptions_subcontract_id_subcontracts_id_fk" FOREIGN KEY ("subcontract_id") REFERENCES "public"."subcontracts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_contract_id_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."contracts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_subcontract_id_subcontracts_id_fk" FOREIGN KEY ("subcontract_id") REFERENCES "public"."subcontracts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_exception_id_award_exceptions_id_fk" FOREIGN KEY ("exception_id") REFERENCES "public"."award_exceptions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exception_decisions" ADD CONSTRAINT "exception_decisions_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exception_decisions" ADD CONSTRAINT "exception_decisions_exception_id_award_exceptions_id_fk" FOREIGN KEY ("exception_id") REFERENCES "public"."award_exceptions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_options" ADD CONSTRAINT "contract_options_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_options" ADD CONSTRAINT "contract_options_contract_id_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."contracts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_links" ADD CONSTRAINT "evidence_links_fact_id_facts_id_fk" FOREIGN KEY ("fact_id") REFERENCES "public"."facts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_links" ADD CONSTRAINT "evidence_links_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facts" ADD CONSTRAINT "facts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facts" ADD CONSTRAINT "facts_supersedes_id_facts_id_fk" FOREIGN KEY ("supersedes_id") REFERENCES "public"."facts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_fact_id_facts_id_fk" FOREIGN KEY ("fact_id") REFERENCES "public"."facts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flowdowns" ADD CONSTRAINT "flowdowns_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flowdowns" ADD CONSTRAINT "flowdowns_contract_id_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."contracts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flowdowns" ADD CONSTRAINT "flowdowns_subcontract_id_subcontracts_id_fk" FOREIGN KEY ("subcontract_id") REFERENCES "public"."subcontracts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flowdowns" ADD CONSTRAINT "flowdowns_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_imports" ADD CONSTRAINT "supplier_imports_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_grants" ADD CONSTRAINT "audit_grants_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_grants" ADD CONSTRAINT "audit_grants_contract_id_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."contracts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_contact_id_supplier_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."supplier_contacts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "oversight_log" ADD CONSTRAINT "oversight_log_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "oversight_records" ADD CONSTRAINT "oversight_records_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "oversight_records" ADD CONSTRAINT "oversight_records_contract_id_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."contracts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "oversight_records" ADD CONSTRAINT "oversight_records_subcontract_id_subcontracts_id_fk" FOREIGN KEY ("subcontract_id") REFERENCES "public"."subcontracts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "oversight_trees" ADD CONSTRAINT "oversight_trees_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postures" ADD CONSTRAINT "postures_subcontract_id_subcontracts_id_fk" FOREIGN KEY ("subcontract_id") REFERENCES "public"."subcontracts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postures" ADD CONSTRAINT "postures_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postures" ADD CONSTRAINT "postures_contract_id_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."contracts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postures" ADD CONSTRAINT "postures_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_flowdown_id_flowdowns_id_fk" FOREIGN KEY ("flowdown_id") REFERENCES "public"."flowdowns"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_fact_id_facts_id_fk" FOREIGN KEY ("fact_id") REFERENCES "public"."facts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acknowledgements" ADD CONSTRAINT "acknowledgements_fact_id_facts_id_fk" FOREIGN KEY ("fact_id") REFERENCES "public"."facts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acknowledgements" ADD CONSTRAINT "acknowledgements_flowdown_id_flowdowns_id_fk" FOREIGN KEY ("flowdown_id") REFERENCES "public"."flowdowns"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attestations" ADD CONSTRAINT "attestations_fact_id_facts_id_fk" FOREIGN KEY ("fact_id") REFERENCES "public"."facts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certifications" ADD CONSTRAINT "certifications_fact_id_facts_id_fk" FOREIGN KEY ("fact_id") REFERENCES "public"."facts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_systems" ADD CONSTRAINT "information_systems_fact_id_facts_id_fk" FOREIGN KEY ("fact_id") REFERENCES "public"."facts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_profiles" ADD CONSTRAINT "organization_profiles_fact_id_facts_id_fk" FOREIGN KEY ("fact_id") REFERENCES "public"."facts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subcontracts" ADD CONSTRAINT "subcontracts_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subcontracts" ADD CONSTRAINT "subcontracts_contract_id_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."contracts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subcontracts" ADD CONSTRAINT "subcontracts_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subcontracts" ADD CONSTRAINT "subcontracts_parent_id_subcontracts_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."subcontracts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_contacts" ADD CONSTRAINT "supplier_contacts_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_contacts" ADD CONSTRAINT "supplier_contacts_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppliers" ADD CONSTRAINT "suppliers_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppliers" ADD CONSTRAINT "suppliers_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assessments_uid" ON "assessments" USING btree ("cmmc_uid");--> statement-breakpoint
CREATE INDEX "award_exceptions_subcontract" ON "award_exceptions" USING btree ("subcontract_id");--> statement-breakpoint
CREATE INDEX "contract_options_contract" ON "contract_options" USING btree ("contract_id","exercise_on");--> statement-breakpoint
CREATE INDEX "contracts_prime" ON "contracts" USING btree ("prime_id","piid","id");--> statement-breakpoint
CREATE INDEX "evidence_organization" ON "evidence" USING btree ("organization_id","sha256");--> statement-breakpoint
CREATE INDEX "evidence_links_evidence" ON "evidence_links" USING btree ("evidence_id");--> statement-breakpoint
CREATE INDEX "facts_organization" ON "facts" USING btree ("organization_id","kind","recorded_at");--> statement-breakpoint
CREATE INDEX "facts_lineage" ON "facts" USING btree ("lineage_id");--> statement-breakpoint
CREATE INDEX "shares_fact" ON "shares" USING btree ("fact_id","prime_id");--> statement-breakpoint
CREATE INDEX "shares_supplier" ON "shares" USING btree ("supplier_id");--> statement-breakpoint
CREATE INDEX "flowdowns_subcontract" ON "flowdowns" USING btree ("subcontract_id","issued_at");--> statement-breakpoint
CREATE INDEX "flowdowns_supplier" ON "flowdowns" USING btree ("supplier_id");--> statement-breakpoint
CREATE INDEX "audit_grants_contract" ON "audit_grants" USING btree ("contract_id");--> statement-breakpoint
CREATE INDEX "audit_grants_person" ON "audit_grants" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "invitations_organization" ON "invitations" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE INDEX "invitations_supplier" ON "invitations" USING btree ("supplier_id");--> statement-breakpoint
CREATE INDEX "letters_created" ON "letters" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "memberships_person" ON "memberships" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "oversight_log_subcontract" ON "oversight_log" USING btree ("subcontract_id","seq");--> statement-breakpoint
CREATE INDEX "oversight_log_contract" ON "oversight_log" USING btree ("contract_id","seq");--> statement-breakpoint
CREATE INDEX "oversight_log_supplier" ON "oversight_log" USING btree ("supplier_id","seq");--> statement-breakpoint
CREATE INDEX "oversight_records_subcontract" ON "oversight_records" USING btree ("subcontract_id","requested_at");--> statement-breakpoint
CREATE UNIQUE INDEX "persons_email" ON "persons" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "recovery_codes_person" ON "recovery_codes" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "postures_prime" ON "postures" USING btree ("prime_id","verdict","holds_until");--> statement-breakpoint
CREATE INDEX "postures_contract" ON "postures" USING btree ("contract_id");--> statement-breakpoint
CREATE INDEX "postures_supplier" ON "postures" USING btree ("supplier_id");--> statement-breakpoint
CREATE INDEX "postures_holds_until" ON "postures" USING btree ("holds_until");--> statement-breakpoint
CREATE INDEX "requests_supplier" ON "requests" USING btree ("supplier_id","due_on");--> statement-breakpoint
CREATE INDEX "requests_flowdown" ON "requests" USING btree ("flowdown_id");--> statement-breakpoint
CREATE INDEX "submissions_supplier" ON "submissions" USING btree ("supplier_id");--> statement-breakpoint
CREATE INDEX "submissions_organization" ON "submissions" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "reviews_fact" ON "reviews" USING btree ("fact_id","prime_id","reviewed_at");--> statement-breakpoint
CREATE INDEX "reviews_supplier" ON "reviews" USING btree ("supplier_id");--> statement-breakpoint
CREATE INDEX "subcontracts_contract" ON "subcontracts" USING btree ("contract_id","number","id");--> statement-breakpoint
CREATE INDEX "subcontracts_supplier" ON "subcontracts" USING btree ("supplier_id");--> statement-breakpoint
CREATE UNIQUE INDEX "supplier_contacts_email" ON "supplier_contacts" USING btree ("supplier_id",lower("email"));--> statement-breakpoint
CREATE INDEX "supplier_contacts_prime" ON "supplier_contacts" USING btree ("prime_id");--> statement-breakpoint
CREATE UNIQUE INDEX "suppliers_uei" ON "suppliers" USING btree ("prime_id","uei") WHERE "suppliers"."uei" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "suppliers_organization" ON "suppliers" USING btree ("prime_id","organization_id") WHERE "suppliers"."organization_id" is not null;--> statement-breakpoint
CREATE INDEX "suppliers_name" ON "suppliers" USING btree ("prime_id","legal_name","id");--> statement-breakpoint
CREATE INDEX "suppliers_organization_id" ON "suppliers" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "suppliers_search" ON "suppliers" USING gin ("search_text" gin_trgm_ops);