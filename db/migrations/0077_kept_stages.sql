CREATE TABLE "supplier_postures" (
	"supplier_id" uuid PRIMARY KEY NOT NULL,
	"prime_id" uuid NOT NULL,
	"open_subcontracts" integer DEFAULT 0 NOT NULL,
	"worst" text,
	"holds_until" date,
	CONSTRAINT "supplier_postures_worst" CHECK ("supplier_postures"."worst" in ('ineligible', 'undecided', 'eligible', 'no-requirement'))
);
--> statement-breakpoint
CREATE TABLE "list_defaults" (
	"prime_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"list" text NOT NULL,
	"view_id" uuid,
	"chosen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "list_defaults_once" PRIMARY KEY("prime_id","person_id","list"),
	CONSTRAINT "list_defaults_list_known" CHECK ("list_defaults"."list" in ('suppliers', 'subcontracts', 'expirations', 'reviews'))
);
--> statement-breakpoint
ALTER TABLE "campaign_recipients" DROP CONSTRAINT "campaign_recipients_skip";--> statement-breakpoint
ALTER TABLE "campaigns" DROP CONSTRAINT "campaigns_kind";--> statement-breakpoint
ALTER TABLE "campaign_recipients" ADD COLUMN "delivered_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "campaign_recipients" ADD COLUMN "opened_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "campaign_recipients" ADD COLUMN "started_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "campaign_recipients" ADD COLUMN "submitted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "campaign_recipients" ADD COLUMN "is_accepted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "campaign_recipients" ADD COLUMN "is_undelivered" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "campaign_recipients" ADD COLUMN "is_withdrawn" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "chosen" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "asked" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "supplier_postures" ADD CONSTRAINT "supplier_postures_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_postures" ADD CONSTRAINT "supplier_postures_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_defaults" ADD CONSTRAINT "list_defaults_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_defaults" ADD CONSTRAINT "list_defaults_view_id_list_views_id_fk" FOREIGN KEY ("view_id") REFERENCES "public"."list_views"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "supplier_postures_prime" ON "supplier_postures" USING btree ("prime_id","worst","holds_until","supplier_id");--> statement-breakpoint
CREATE INDEX "campaign_recipients_request" ON "campaign_recipients" USING btree ("request_id") WHERE "campaign_recipients"."request_id" is not null;--> statement-breakpoint
CREATE INDEX "campaign_recipients_questionnaire_request" ON "campaign_recipients" USING btree ("questionnaire_request_id") WHERE "campaign_recipients"."questionnaire_request_id" is not null;--> statement-breakpoint
ALTER TABLE "campaign_recipients" ADD CONSTRAINT "campaign_recipients_skip" CHECK ("campaign_recipients"."skip" in ('no-contact', 'wrong-person', 'not-joined', 'invited', 'address-returned', 'merged', 'already-asked', 'unanswered', 'nothing-lapses', 'nothing-issued', 'nothing-to-ask', 'nothing-open', 'reminded-today', 'closed', 'information-unanswered', 'current', 'no-own-terms', 'left-out', 'quota'));--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_kind" CHECK ("campaigns"."kind" in ('renewal', 'questionnaire', 'answer', 'flowdown', 'own-terms'));