CREATE TABLE "award_annulments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"annulled_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"annulled_by" uuid NOT NULL,
	"annulled_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"subcontract_id" uuid NOT NULL,
	"award_id" uuid NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "award_annulments_once" UNIQUE("award_id")
);
--> statement-breakpoint
CREATE TABLE "condition_outcomes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"exception_id" uuid NOT NULL,
	"condition_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"note" text NOT NULL,
	CONSTRAINT "condition_outcomes_once" UNIQUE("condition_id"),
	CONSTRAINT "condition_outcomes_outcome" CHECK ("condition_outcomes"."outcome" in ('met', 'not-met'))
);
--> statement-breakpoint
CREATE TABLE "exception_conditions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"set_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"set_by" uuid NOT NULL,
	"set_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"exception_id" uuid NOT NULL,
	"text" text NOT NULL,
	"due_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exception_reassignments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"reassigned_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"reassigned_by" uuid NOT NULL,
	"reassigned_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"exception_id" uuid NOT NULL,
	"approver_id" uuid NOT NULL,
	"approver_name" text NOT NULL,
	"reason" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exception_withdrawals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"withdrawn_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"withdrawn_by" uuid NOT NULL,
	"withdrawn_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"exception_id" uuid NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "exception_withdrawals_once" UNIQUE("exception_id")
);
--> statement-breakpoint
ALTER TABLE "awards" DROP CONSTRAINT "awards_once";--> statement-breakpoint
ALTER TABLE "award_exceptions" ADD COLUMN "award_until" date;--> statement-breakpoint
ALTER TABLE "awards" ADD COLUMN "recorded_on" date;--> statement-breakpoint
ALTER TABLE "awards" ADD COLUMN "is_recorded_late" boolean;--> statement-breakpoint
-- What was written before gets its defaults once: an exception allowed its one day, and an award was
-- recorded on the day of its instant where the prime is. The guards are put back at once.
ALTER TABLE "award_exceptions" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "awards" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "organizations" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "award_exceptions" DISABLE TRIGGER never_changed;--> statement-breakpoint
ALTER TABLE "awards" DISABLE TRIGGER never_changed;--> statement-breakpoint
UPDATE "award_exceptions" SET "award_until" = "award_on";--> statement-breakpoint
UPDATE "awards" SET "recorded_on" = ("awards"."recorded_at" AT TIME ZONE "organizations"."time_zone")::date
	FROM "organizations" WHERE "organizations"."id" = "awards"."prime_id";--> statement-breakpoint
UPDATE "awards" SET "is_recorded_late" = "recorded_on" - "awarded_on" > 5;--> statement-breakpoint
ALTER TABLE "award_exceptions" ENABLE TRIGGER never_changed;--> statement-breakpoint
ALTER TABLE "awards" ENABLE TRIGGER never_changed;--> statement-breakpoint
ALTER TABLE "award_exceptions" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "awards" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "organizations" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "award_exceptions" ALTER COLUMN "award_until" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "awards" ALTER COLUMN "recorded_on" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "awards" ALTER COLUMN "is_recorded_late" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "awards" ADD COLUMN "recorded_verdict" jsonb;--> statement-breakpoint
ALTER TABLE "awards" ADD COLUMN "open_points" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "exception_decisions" ADD COLUMN "verdict" jsonb;--> statement-breakpoint
ALTER TABLE "award_annulments" ADD CONSTRAINT "award_annulments_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_annulments" ADD CONSTRAINT "award_annulments_award_id_awards_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."awards"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "condition_outcomes" ADD CONSTRAINT "condition_outcomes_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "condition_outcomes" ADD CONSTRAINT "condition_outcomes_exception_id_award_exceptions_id_fk" FOREIGN KEY ("exception_id") REFERENCES "public"."award_exceptions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "condition_outcomes" ADD CONSTRAINT "condition_outcomes_condition_id_exception_conditions_id_fk" FOREIGN KEY ("condition_id") REFERENCES "public"."exception_conditions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exception_conditions" ADD CONSTRAINT "exception_conditions_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exception_conditions" ADD CONSTRAINT "exception_conditions_exception_id_award_exceptions_id_fk" FOREIGN KEY ("exception_id") REFERENCES "public"."award_exceptions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exception_reassignments" ADD CONSTRAINT "exception_reassignments_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exception_reassignments" ADD CONSTRAINT "exception_reassignments_exception_id_award_exceptions_id_fk" FOREIGN KEY ("exception_id") REFERENCES "public"."award_exceptions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exception_withdrawals" ADD CONSTRAINT "exception_withdrawals_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exception_withdrawals" ADD CONSTRAINT "exception_withdrawals_exception_id_award_exceptions_id_fk" FOREIGN KEY ("exception_id") REFERENCES "public"."award_exceptions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "award_annulments_subcontract" ON "award_annulments" USING btree ("subcontract_id");--> statement-breakpoint
CREATE INDEX "exception_conditions_exception" ON "exception_conditions" USING btree ("exception_id");--> statement-breakpoint
CREATE INDEX "exception_conditions_due" ON "exception_conditions" USING btree ("prime_id","due_on");--> statement-breakpoint
CREATE INDEX "exception_reassignments_exception" ON "exception_reassignments" USING btree ("exception_id");--> statement-breakpoint
CREATE INDEX "awards_subcontract" ON "awards" USING btree ("subcontract_id");--> statement-breakpoint
ALTER TABLE "award_exceptions" ADD CONSTRAINT "award_exceptions_days" CHECK ("award_exceptions"."award_until" >= "award_exceptions"."award_on");