-- Gates and claims lock keys and no longer rows (docs/decisions/0008-gates-lock-by-advisory-locks.md). The version before must not run beside this
-- one: it would lock what nobody else looks at. No version has been released yet; from the first on, migrations expand first and contract later.
drop table gate_place;

alter table message add column wanted_again boolean not null default false; -- while it is being pulled back: it was asked for again

-- The integration leads none of them: before there are statistics the planner would take such an index for it alone, and read all its texts.
drop index message_sms;
drop index message_lead;
drop index message_phone;
drop index message_engagement;
create index message_sms on message (sms_id) where sms_id is not null;
create index message_lead on message (lead_id, sequence);
create index message_phone on message (to_phone, claimed_at);
create index message_engagement on message (engagement_id) where due_at is not null;

-- Every step of a text writes into each index. Gates on a setter or an integration are rare and go through message_due instead.
drop index message_setter;
drop index message_integration;
