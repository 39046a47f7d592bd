-- What a campaign asks may be changed until it goes out: suppliers who were chosen then give way to their
-- subcontracts, or the other way round.
grant update (kind) on campaigns to flowdown_web, flowdown_system;
--> statement-breakpoint
grant delete on campaign_recipients to flowdown_web;
--> statement-breakpoint
create function flowdown.stays_chosen() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  if exists (select 1 from public.campaigns c where c.id = old.campaign_id and c.confirmed_at is not null) then
    raise exception 'who was chosen stays chosen once a campaign goes out'
      using errcode = 'integrity_constraint_violation';
  end if;
  return old;
end $$;
--> statement-breakpoint
revoke execute on function flowdown.stays_chosen() from public;
--> statement-breakpoint
grant create on schema flowdown to flowdown_system;
--> statement-breakpoint
alter function flowdown.stays_chosen() owner to flowdown_system;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system;
--> statement-breakpoint
create trigger stays_chosen before delete on campaign_recipients
  for each row execute function flowdown.stays_chosen();
--> statement-breakpoint
drop trigger confirmed_at_stays on campaigns;
--> statement-breakpoint
create trigger confirmed_at_stays before update on campaigns for each row
  when (old.confirmed_at is not null
    and (new.confirmed_at, new.confirmed_by, new.prepared_at, new.sending_id, new.name, new.due_on,
        new.message, new.kind, new.questionnaire, new.content_hash, new.chosen)
      is distinct from (old.confirmed_at, old.confirmed_by, old.prepared_at, old.sending_id, old.name,
        old.due_on, old.message, old.kind, old.questionnaire, old.content_hash, old.chosen))
  execute function flowdown.refuse_transition('a campaign goes out once, as it was prepared');
