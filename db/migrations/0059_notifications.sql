CREATE TABLE "notification_choices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"person_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"email" text NOT NULL,
	CONSTRAINT "notification_choices_topic" CHECK ("notification_choices"."topic" in ('answers', 'questions', 'endings', 'work', 'joining', 'exceptions', 'auditors', 'records', 'decisions', 'accepted', 'messages', 'requests', 'void', 'invitations', 'security')),
	CONSTRAINT "notification_choices_email" CHECK ("notification_choices"."email" in ('at-once', 'digest', 'none'))
);
--> statement-breakpoint
CREATE TABLE "notification_digests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"organization_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"side" text NOT NULL,
	"on" date NOT NULL,
	CONSTRAINT "notification_digests_once" UNIQUE("organization_id","person_id","side","on"),
	CONSTRAINT "notification_digests_side" CHECK ("notification_digests"."side" in ('prime', 'subcontractor'))
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"organization_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"side" text NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"path" text NOT NULL,
	"letter_id" uuid NOT NULL,
	"read_at" timestamp (3) with time zone,
	"digested_at" timestamp (3) with time zone,
	CONSTRAINT "notifications_side" CHECK ("notifications"."side" in ('prime', 'subcontractor'))
);
--> statement-breakpoint
ALTER TABLE "notification_choices" ADD CONSTRAINT "notification_choices_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_digests" ADD CONSTRAINT "notification_digests_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_digests" ADD CONSTRAINT "notification_digests_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notification_choices_latest" ON "notification_choices" USING btree ("person_id","topic","created_at");--> statement-breakpoint
CREATE INDEX "notifications_newest" ON "notifications" USING btree ("organization_id","person_id","created_at","id");--> statement-breakpoint
CREATE INDEX "notifications_unread" ON "notifications" USING btree ("organization_id","person_id") WHERE "notifications"."read_at" is null;--> statement-breakpoint
CREATE INDEX "notifications_letter" ON "notifications" USING btree ("letter_id");
--> statement-breakpoint
-- What somebody is told where they work: their organization's alone, and no auditor's. It is written with
-- its letter, by the function that queues that; people change nothing but whether it is read.
alter table notifications enable row level security;
--> statement-breakpoint
alter table notifications force row level security;
--> statement-breakpoint
create policy system on notifications to flowdown_system using (true) with check (true);
--> statement-breakpoint
create policy own on notifications to flowdown_web
  using (organization_id = (select flowdown.organization()))
  with check (organization_id = (select flowdown.organization()));
--> statement-breakpoint
create policy audit_scope on notifications as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null);
--> statement-breakpoint
grant select, insert on notifications to flowdown_system;
--> statement-breakpoint
grant update (digested_at) on notifications to flowdown_system;
--> statement-breakpoint
grant select, update (read_at) on notifications to flowdown_web;
--> statement-breakpoint
create trigger stays_as_told before update on notifications for each row
  when ((new.organization_id, new.person_id, new.side, new.kind, new.text, new.path, new.letter_id)
    is distinct from
    (old.organization_id, old.person_id, old.side, old.kind, old.text, old.path, old.letter_id))
  execute function flowdown.refuse_transition('what somebody was told stays as it was told');
--> statement-breakpoint
create trigger digested_once before update on notifications for each row
  when (old.digested_at is not null and new.digested_at is distinct from old.digested_at)
  execute function flowdown.refuse_transition('a digest tells of a thing once');
--> statement-breakpoint
-- What somebody chose is theirs, wherever they work, and no organization's to read: the system role's
-- alone, as are the digests that went out. Both are written once.
do $$
declare
  t text;
begin
  foreach t in array array['notification_choices', 'notification_digests']
  loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy system on public.%I to flowdown_system using (true) with check (true)', t);
    execute format('grant select, insert on public.%I to flowdown_system', t);
    execute format('create trigger never_changed before update or delete or truncate on public.%I
      for each statement execute function flowdown.refuse_change()', t);
  end loop;
end $$;
--> statement-breakpoint
drop function flowdown.send_letter(uuid, text, text, text, jsonb, uuid, uuid);
--> statement-breakpoint
-- Queues a letter and, where it has a text for the portal, tells whom it goes to there too: who works
-- where its link leads, and there alone. An organization tells its own people and those of its suppliers.
create function flowdown.send_letter(
  p_organization uuid, p_kind text, p_to_email text, p_to_name text, p_facts jsonb,
  p_supplier uuid default null, p_request uuid default null, p_text text default null
) returns uuid
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
declare
  v_id uuid;
  v_path text := p_facts #>> '{link,path}';
  v_place text[] := regexp_match(v_path,
    '^/(prime|subcontractor)/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:[/?#]|$)');
begin
  if session_user = 'flowdown_web' then
    if p_organization is null or p_organization is distinct from flowdown.organization() then
      raise exception 'not a letter of this organization' using errcode = 'insufficient_privilege';
    end if;
    if not coalesce(flowdown.may_write_to(p_organization, p_to_email, p_facts -> 'link'), false) then
      raise exception 'not an address that this organization writes to'
        using errcode = 'insufficient_privilege';
    end if;
    if p_supplier is not null and not exists (
      select 1 from public.suppliers s where s.id = p_supplier and s.prime_id = p_organization) then
      raise exception 'not a supplier of this organization' using errcode = 'insufficient_privilege';
    end if;
    if p_request is not null and not exists (
      select 1 from public.requests r where r.id = p_request and r.prime_id = p_organization
        and r.supplier_id = p_supplier) then
      raise exception 'not a request to this supplier' using errcode = 'insufficient_privilege';
    end if;
  end if;
  insert into public.letters (organization_id, kind, to_email, to_name, facts, supplier_id, request_id)
    values (p_organization, p_kind, p_to_email, p_to_name, p_facts, p_supplier, p_request)
    returning id into v_id;
  if p_text is not null and v_place is not null then
    insert into public.notifications (organization_id, person_id, side, kind, text, path, letter_id)
      select m.organization_id, m.person_id, v_place[1], p_kind, p_text, v_path, v_id
        from public.memberships m
        where m.organization_id = v_place[2]::uuid and m.ended_at is null
          and m.role like v_place[1] || '-%' and lower(m.person_email) = lower(p_to_email)
          and (session_user <> 'flowdown_web' or m.organization_id = p_organization or exists (
            select 1 from public.suppliers s
            where s.prime_id = p_organization and s.organization_id = m.organization_id))
        limit 1;
  end if;
  perform flowdown.enqueue('deliver-letter', json_build_object('letterId', v_id));
  return v_id;
end $$;
--> statement-breakpoint
revoke execute on function flowdown.send_letter(uuid, text, text, text, jsonb, uuid, uuid, text)
  from public;
--> statement-breakpoint
grant execute on function flowdown.send_letter(uuid, text, text, text, jsonb, uuid, uuid, text)
  to flowdown_web, flowdown_system;
--> statement-breakpoint
grant create on schema flowdown to flowdown_system;
--> statement-breakpoint
alter function flowdown.send_letter(uuid, text, text, text, jsonb, uuid, uuid, text)
  owner to flowdown_system;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system;
