CREATE TABLE "import_mappings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	"prime_id" uuid NOT NULL,
	"header" text NOT NULL,
	"columns" jsonb NOT NULL,
	"date_order" text,
	CONSTRAINT "import_mappings_date_order" CHECK ("import_mappings"."date_order" in ('month-first', 'day-first'))
);
--> statement-breakpoint
ALTER TABLE "supplier_imports" ADD COLUMN "cells" jsonb;--> statement-breakpoint
ALTER TABLE "supplier_imports" ADD COLUMN "mapping" jsonb;--> statement-breakpoint
ALTER TABLE "supplier_imports" ADD COLUMN "questions" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "supplier_imports" ADD COLUMN "written" jsonb;--> statement-breakpoint
ALTER TABLE "supplier_imports" ADD COLUMN "undone_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "import_mappings" ADD CONSTRAINT "import_mappings_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_mappings_prime" ON "import_mappings" USING btree ("prime_id","created_at");