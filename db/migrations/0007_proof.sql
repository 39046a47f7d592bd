CREATE TABLE "audit_notes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"written_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"written_by" uuid NOT NULL,
	"written_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"audit_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"subcontract_id" uuid,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "audit_notes_kind" CHECK ("audit_notes"."kind" in ('finding', 'question'))
);
--> statement-breakpoint
CREATE TABLE "audit_replies" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"written_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"written_by" uuid NOT NULL,
	"written_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"audit_id" uuid NOT NULL,
	"note_id" uuid NOT NULL,
	"is_by_auditor" boolean NOT NULL,
	"settles" boolean DEFAULT false NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_samples" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"drawn_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"drawn_by" uuid NOT NULL,
	"drawn_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"audit_id" uuid NOT NULL,
	"seed" text NOT NULL,
	"population" integer NOT NULL,
	"population_sha256" text NOT NULL,
	"subcontract_ids" uuid[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audits" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	"created_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"title" text NOT NULL,
	"contract_ids" uuid[] NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "oversight_checkpoints" (
	"prime_id" uuid NOT NULL,
	"size" bigint NOT NULL,
	"sealed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"root" text NOT NULL,
	"note" text NOT NULL,
	CONSTRAINT "oversight_checkpoints_prime_id_size_pk" PRIMARY KEY("prime_id","size")
);
--> statement-breakpoint
CREATE TABLE "oversight_certificates" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"prime_id" uuid NOT NULL,
	"certificate" text NOT NULL,
	"bundle_sealed" text NOT NULL,
	"retired_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "evidence_disposals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"disposed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"disposed_by" uuid NOT NULL,
	"disposed_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"evidence_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"retained_until" date NOT NULL,
	CONSTRAINT "evidence_disposals_once" UNIQUE("prime_id","evidence_id")
);
--> statement-breakpoint
CREATE TABLE "legal_holds" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"placed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"placed_by" uuid NOT NULL,
	"placed_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"contract_id" uuid,
	"supplier_id" uuid,
	"reason" text NOT NULL,
	"released_at" timestamp (3) with time zone,
	"released_by" uuid,
	"released_by_name" text,
	"release_reason" text
);
--> statement-breakpoint
-- Policies that name columns which go; what takes their place stands in the next migration.
DROP POLICY "audit_scope" ON "audit_grants";
--> statement-breakpoint
DROP POLICY "audit_scope" ON "oversight_records";
--> statement-breakpoint
-- The owner itself sees no row of these; for moving what they hold, it must.
ALTER TABLE "audit_grants" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "oversight_records" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "audit_grants" DROP CONSTRAINT "audit_grants_contract_id_contracts_id_fk";
--> statement-breakpoint
DROP INDEX "audit_grants_contract";--> statement-breakpoint
ALTER TABLE "oversight_records" ALTER COLUMN "contract_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "oversight_records" ALTER COLUMN "subcontract_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_grants" ADD COLUMN "audit_id" uuid;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "retention_years" integer DEFAULT 6 NOT NULL;--> statement-breakpoint
ALTER TABLE "oversight_records" ADD COLUMN "kind" text DEFAULT 'subcontract' NOT NULL;--> statement-breakpoint
ALTER TABLE "oversight_records" ADD COLUMN "sample_id" uuid;--> statement-breakpoint
ALTER TABLE "oversight_records" ADD COLUMN "contract_ids" uuid[];--> statement-breakpoint
ALTER TABLE "oversight_records" ADD COLUMN "subcontract_ids" uuid[];--> statement-breakpoint
ALTER TABLE "oversight_records" ADD COLUMN "known_at" timestamp (3) with time zone;--> statement-breakpoint
UPDATE "oversight_records" SET "contract_ids" = array["contract_id"], "subcontract_ids" = array["subcontract_id"], "known_at" = "requested_at";--> statement-breakpoint
ALTER TABLE "oversight_records" ALTER COLUMN "contract_ids" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "oversight_records" ALTER COLUMN "subcontract_ids" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "oversight_records" ALTER COLUMN "known_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "oversight_records" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "oversight_records" ADD COLUMN "progress" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "oversight_records" ADD COLUMN "attachments" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_notes" ADD CONSTRAINT "audit_notes_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_notes" ADD CONSTRAINT "audit_notes_audit_id_audits_id_fk" FOREIGN KEY ("audit_id") REFERENCES "public"."audits"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_notes" ADD CONSTRAINT "audit_notes_contract_id_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."contracts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_notes" ADD CONSTRAINT "audit_notes_subcontract_id_subcontracts_id_fk" FOREIGN KEY ("subcontract_id") REFERENCES "public"."subcontracts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_replies" ADD CONSTRAINT "audit_replies_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_replies" ADD CONSTRAINT "audit_replies_audit_id_audits_id_fk" FOREIGN KEY ("audit_id") REFERENCES "public"."audits"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_replies" ADD CONSTRAINT "audit_replies_note_id_audit_notes_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."audit_notes"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_samples" ADD CONSTRAINT "audit_samples_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_samples" ADD CONSTRAINT "audit_samples_audit_id_audits_id_fk" FOREIGN KEY ("audit_id") REFERENCES "public"."audits"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audits" ADD CONSTRAINT "audits_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "oversight_checkpoints" ADD CONSTRAINT "oversight_checkpoints_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "oversight_certificates" ADD CONSTRAINT "oversight_certificates_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_disposals" ADD CONSTRAINT "evidence_disposals_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_disposals" ADD CONSTRAINT "evidence_disposals_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_disposals" ADD CONSTRAINT "evidence_disposals_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_holds" ADD CONSTRAINT "legal_holds_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_holds" ADD CONSTRAINT "legal_holds_contract_id_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."contracts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_holds" ADD CONSTRAINT "legal_holds_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_notes_audit" ON "audit_notes" USING btree ("audit_id","written_at");--> statement-breakpoint
CREATE INDEX "audit_notes_contract" ON "audit_notes" USING btree ("contract_id");--> statement-breakpoint
CREATE INDEX "audit_replies_note" ON "audit_replies" USING btree ("note_id","written_at");--> statement-breakpoint
CREATE INDEX "audit_samples_audit" ON "audit_samples" USING btree ("audit_id","drawn_at");--> statement-breakpoint
CREATE INDEX "audits_prime" ON "audits" USING btree ("prime_id","created_at");--> statement-breakpoint
CREATE INDEX "oversight_certificates_prime" ON "oversight_certificates" USING btree ("prime_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "oversight_certificates_in_use" ON "oversight_certificates" USING btree ("prime_id") WHERE "oversight_certificates"."retired_at" is null;--> statement-breakpoint
CREATE INDEX "evidence_disposals_evidence" ON "evidence_disposals" USING btree ("evidence_id");--> statement-breakpoint
CREATE INDEX "legal_holds_prime" ON "legal_holds" USING btree ("prime_id","placed_at");--> statement-breakpoint
ALTER TABLE "audit_grants" ADD CONSTRAINT "audit_grants_audit_id_audits_id_fk" FOREIGN KEY ("audit_id") REFERENCES "public"."audits"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "oversight_records" ADD CONSTRAINT "oversight_records_sample_id_audit_samples_id_fk" FOREIGN KEY ("sample_id") REFERENCES "public"."audit_samples"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_grants_audit" ON "audit_grants" USING btree ("audit_id");--> statement-breakpoint
CREATE INDEX "oversight_records_contract" ON "oversight_records" USING btree ("contract_id","requested_at");--> statement-breakpoint
CREATE INDEX "oversight_records_sample" ON "oversight_records" USING btree ("sample_id");--> statement-breakpoint
-- Access that was granted to one contract becomes a room of its own, with the id of the grant.
INSERT INTO "audits" ("id", "created_at", "created_by", "created_by_name", "prime_id", "title", "contract_ids", "starts_on", "ends_on", "closed_at")
	SELECT "id", "created_at", "created_by", '', "prime_id", 'Audit', array["contract_id"], "created_at"::date, "expires_on", "revoked_at" FROM "audit_grants";--> statement-breakpoint
UPDATE "audit_grants" SET "audit_id" = "id";--> statement-breakpoint
ALTER TABLE "audit_grants" ALTER COLUMN "audit_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_grants" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "audit_grants" DROP COLUMN "contract_id";--> statement-breakpoint
ALTER TABLE "audit_grants" DROP COLUMN "expires_on";--> statement-breakpoint
ALTER TABLE "oversight_records" ADD CONSTRAINT "oversight_records_kind" CHECK ("oversight_records"."kind" in ('subcontract', 'contract', 'sample'));--> statement-breakpoint
ALTER TABLE "oversight_records" ADD CONSTRAINT "oversight_records_about" CHECK (case "oversight_records"."kind"
        when 'subcontract' then "oversight_records"."contract_id" is not null and "oversight_records"."subcontract_id" is not null
        when 'contract' then "oversight_records"."contract_id" is not null and "oversight_records"."subcontract_id" is null
        else "oversight_records"."sample_id" is not null end);