ALTER TABLE "assessments" ADD COLUMN "cryptographic_module" jsonb;--> statement-breakpoint
ALTER TABLE "flowdowns" ADD COLUMN "operationally_critical_support" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "flowdowns" ADD COLUMN "also_required" jsonb;--> statement-breakpoint
ALTER TABLE "subcontracts" ADD COLUMN "operationally_critical_support" boolean DEFAULT false NOT NULL;