-- What people read about leads. Written in the decision's own transaction, so that it is never behind what was decided; nothing is decided by it.

-- chips: what stands above the phase of the lead's newest engagement, for lists and filters. Few leads have any, so their index is partial.
-- changed: the transaction that changed the row last. Live streams read on from it: below the oldest transaction still running nothing can
-- appear any more, which no time and no counter can say (they are drawn before the commit, and commits come in another order).
alter table lead
    add column chips   text[] not null default '{}',
    add column changed bigint not null default pg_current_xact_id()::text::bigint;
create index lead_of_setter on lead (account, setter_id, updated_at desc);
create index lead_with_chips on lead (account, updated_at desc) where chips <> '{}';
create index lead_changed on lead (account, changed, key);

-- Who is talked with on a lead, for search and lists: an index look-up and not a scan of documents. name_key and last_name_key are what is
-- compared, in lower case and by bytes: a prefix is a range of them under any locale. seen_at: the newest is the one that is shown.
create table lead_contact (
    lead          text        not null,
    contact_id    text        not null,
    account       text        not null,
    name          text        not null,
    name_key      text        collate "C" not null,
    last_name_key text        collate "C" not null,
    phone         text        not null,
    seen_at       timestamptz not null,
    primary key (lead, contact_id)
);
create index lead_contact_by_phone on lead_contact (account, phone);
create index lead_contact_by_name on lead_contact (account, name_key);
create index lead_contact_by_last_name on lead_contact (account, last_name_key);

-- Every milestone that was reached, for the funnel. at is the event's own time; sequence its place in the lead's order.
create table milestone (
    lead          text        not null,
    sequence      bigint      not null,
    account       text        not null,
    integration   text        not null,
    setter_id     uuid        not null,
    contact_id    text        not null,
    engagement_id uuid        not null,
    milestone     text        not null,
    at            timestamptz not null,
    primary key (lead, sequence)
);
create index milestone_of_account on milestone (account, at);
create index milestone_of_engagement on milestone (engagement_id);

-- Every text to or from a lead. ref is the message id of ours and Close's id of theirs, so a text told twice is one row. at never changes unless
-- the same text is asked for anew: pages do not shift. sent_at is Close's time, of ours only. answers: Close's time of the newest text that
-- an answer answers. position orders texts of one time, and is the order in which they were heard of.
create table conversation_text (
    lead          text        not null,
    ref           text        not null,
    position      bigint generated always as identity,
    account       text        not null,
    direction     text        not null,
    state         text        not null,
    at            timestamptz not null,
    text          text,
    purpose       text,
    author        text,
    engagement_id uuid,
    setter_id     uuid,
    answers       timestamptz,
    sms_id        text,
    sent_at       timestamptz,
    why           text,
    primary key (lead, ref)
);
create index conversation_in_order on conversation_text (lead, at, position);
create index conversation_sent on conversation_text (account, sent_at) where sent_at is not null;
