CREATE TABLE "assignments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	"created_by_name" text NOT NULL,
	"organization_id" uuid NOT NULL,
	"request_id" uuid,
	"workbook_id" uuid,
	"questionnaire_request_id" uuid,
	"part" text NOT NULL,
	"title" text NOT NULL,
	"about" text NOT NULL,
	"items" text[] NOT NULL,
	"reads" text[] NOT NULL,
	"assignee_id" uuid,
	"assignee_name" text NOT NULL,
	"assignee_email" text NOT NULL,
	"invitation_id" uuid,
	"due_on" date NOT NULL,
	"note" text NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"ending" text,
	CONSTRAINT "assignments_one_subject" CHECK (num_nonnulls("assignments"."request_id", "assignments"."workbook_id", "assignments"."questionnaire_request_id") = 1),
	CONSTRAINT "assignments_ending_once" CHECK (("assignments"."ended_at" is null) = ("assignments"."ending" is null)),
	CONSTRAINT "assignments_somebody" CHECK (num_nonnulls("assignments"."assignee_id", "assignments"."invitation_id") > 0),
	CONSTRAINT "assignments_ending" CHECK ("assignments"."ending" in ('taken-back', 'reassigned', 'left', 'signed'))
);
--> statement-breakpoint
ALTER TABLE "invitations" DROP CONSTRAINT "invitations_role";--> statement-breakpoint
ALTER TABLE "notification_choices" DROP CONSTRAINT "notification_choices_topic";--> statement-breakpoint
ALTER TABLE "memberships" DROP CONSTRAINT "memberships_role";--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_of_workbook" FOREIGN KEY ("workbook_id","organization_id") REFERENCES "public"."workbooks"("id","organization_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_of_questionnaire" FOREIGN KEY ("questionnaire_request_id","organization_id") REFERENCES "public"."questionnaire_requests"("id","organization_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "assignments_one_at_a_part" ON "assignments" USING btree ("organization_id",coalesce("request_id", "workbook_id", "questionnaire_request_id"),"part") WHERE "assignments"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "assignments_assignee" ON "assignments" USING btree ("assignee_id") WHERE "assignments"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "assignments_invitation" ON "assignments" USING btree ("invitation_id");--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_role" CHECK ("invitations"."role" in ('prime-admin', 'prime-manager', 'prime-approver', 'prime-viewer', 'subcontractor-admin', 'subcontractor-preparer', 'subcontractor-official', 'subcontractor-contributor', 'auditor'));--> statement-breakpoint
ALTER TABLE "notification_choices" ADD CONSTRAINT "notification_choices_topic" CHECK ("notification_choices"."topic" in ('answers', 'questions', 'endings', 'work', 'joining', 'returned-letters', 'exceptions', 'auditors', 'records', 'decisions', 'accepted', 'messages', 'requests', 'assignments', 'void', 'invitations', 'security'));--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_role" CHECK ("memberships"."role" in ('prime-admin', 'prime-manager', 'prime-approver', 'prime-viewer', 'subcontractor-admin', 'subcontractor-preparer', 'subcontractor-official', 'subcontractor-contributor', 'auditor'));