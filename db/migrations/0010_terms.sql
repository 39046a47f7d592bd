CREATE TABLE "contract_modifications" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"number" text NOT NULL,
	"effective_on" date NOT NULL,
	"changes_status" boolean NOT NULL,
	"required_status" text,
	"add_clauses" text[] DEFAULT '{}' NOT NULL,
	"remove_clauses" text[] DEFAULT '{}' NOT NULL,
	"exercises_option" text,
	"ends_on" date,
	"note" text DEFAULT '' NOT NULL,
	"file_id" uuid,
	"supersedes_id" uuid,
	"is_withdrawn" boolean DEFAULT false NOT NULL,
	"correction_reason" text,
	CONSTRAINT "contract_modifications_superseded_once" UNIQUE("supersedes_id"),
	CONSTRAINT "contract_modifications_required_status" CHECK ("contract_modifications"."required_status" in ('Level 1 (Self)', 'Level 2 (Self)', 'Level 2 (C3PAO)', 'Level 3 (DIBCAC)')),
	CONSTRAINT "contract_modifications_status_only_when_changed" CHECK ("contract_modifications"."changes_status" or "contract_modifications"."required_status" is null),
	CONSTRAINT "contract_modifications_reason_of_correction" CHECK (("contract_modifications"."supersedes_id" is null) = ("contract_modifications"."correction_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "own_terms" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"contract_id" uuid,
	"subcontract_id" uuid,
	"required_status" text NOT NULL,
	"from_on" date NOT NULL,
	"until_on" date,
	"information" text[] NOT NULL,
	"reason" text NOT NULL,
	"wording" text NOT NULL,
	"supersedes_id" uuid,
	"is_withdrawn" boolean DEFAULT false NOT NULL,
	CONSTRAINT "own_terms_superseded_once" UNIQUE("supersedes_id"),
	CONSTRAINT "own_terms_required_status" CHECK ("own_terms"."required_status" in ('Level 1 (Self)', 'Level 2 (Self)', 'Level 2 (C3PAO)', 'Level 3 (DIBCAC)')),
	CONSTRAINT "own_terms_period" CHECK ("own_terms"."until_on" is null or "own_terms"."until_on" >= "own_terms"."from_on"),
	CONSTRAINT "own_terms_scope" CHECK ("own_terms"."subcontract_id" is null or "own_terms"."contract_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "status_endings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"assessment_lineage_id" uuid NOT NULL,
	"cause" text NOT NULL,
	"ended_on" date NOT NULL,
	"source" text NOT NULL,
	"supersedes_id" uuid,
	"is_withdrawn" boolean DEFAULT false NOT NULL,
	CONSTRAINT "status_endings_superseded_once" UNIQUE("supersedes_id"),
	CONSTRAINT "status_endings_cause" CHECK ("status_endings"."cause" in ('status-revoked', 'compliance-changed'))
);
--> statement-breakpoint
ALTER TABLE "assessments" ADD COLUMN "close_out_posted_on" date;--> statement-breakpoint
ALTER TABLE "assessments" ADD COLUMN "compliance_changed_on" date;--> statement-breakpoint
ALTER TABLE "assessments" ADD COLUMN "revoked_on" date;--> statement-breakpoint
ALTER TABLE "awards" ADD COLUMN "waiver_reason" text;--> statement-breakpoint
ALTER TABLE "contracts" ADD COLUMN "awarded_on" date;--> statement-breakpoint
ALTER TABLE "flowdowns" ADD COLUMN "own_terms" jsonb;--> statement-breakpoint
ALTER TABLE "postures" ADD COLUMN "own_terms_required" text;--> statement-breakpoint
ALTER TABLE "postures" ADD COLUMN "own_terms_verdict" text;--> statement-breakpoint
ALTER TABLE "postures" ADD COLUMN "refresh_on" date;--> statement-breakpoint
ALTER TABLE "contract_modifications" ADD CONSTRAINT "contract_modifications_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_modifications" ADD CONSTRAINT "contract_modifications_contract_id_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."contracts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_modifications" ADD CONSTRAINT "contract_modifications_file_id_evidence_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."evidence"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_modifications" ADD CONSTRAINT "contract_modifications_supersedes_id_contract_modifications_id_fk" FOREIGN KEY ("supersedes_id") REFERENCES "public"."contract_modifications"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_terms" ADD CONSTRAINT "own_terms_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_terms" ADD CONSTRAINT "own_terms_contract_id_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."contracts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_terms" ADD CONSTRAINT "own_terms_subcontract_id_subcontracts_id_fk" FOREIGN KEY ("subcontract_id") REFERENCES "public"."subcontracts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_terms" ADD CONSTRAINT "own_terms_supersedes_id_own_terms_id_fk" FOREIGN KEY ("supersedes_id") REFERENCES "public"."own_terms"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_endings" ADD CONSTRAINT "status_endings_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_endings" ADD CONSTRAINT "status_endings_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_endings" ADD CONSTRAINT "status_endings_supersedes_id_status_endings_id_fk" FOREIGN KEY ("supersedes_id") REFERENCES "public"."status_endings"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contract_modifications_contract" ON "contract_modifications" USING btree ("contract_id","effective_on");--> statement-breakpoint
CREATE INDEX "contract_modifications_file" ON "contract_modifications" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "own_terms_prime" ON "own_terms" USING btree ("prime_id","contract_id");--> statement-breakpoint
CREATE INDEX "status_endings_supplier" ON "status_endings" USING btree ("supplier_id");--> statement-breakpoint
CREATE INDEX "status_endings_assessment" ON "status_endings" USING btree ("assessment_lineage_id");--> statement-breakpoint
CREATE INDEX "postures_refresh_on" ON "postures" USING btree ("refresh_on");--> statement-breakpoint
CREATE INDEX "postures_own_terms" ON "postures" USING btree ("prime_id","own_terms_verdict") WHERE "postures"."own_terms_verdict" is not null;--> statement-breakpoint
ALTER TABLE "postures" ADD CONSTRAINT "postures_own_terms_verdict" CHECK ("postures"."own_terms_verdict" in ('met', 'not-met'));