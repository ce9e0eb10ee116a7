-- The message ledger: every text that was asked for, and where it stands (architecture, section 7). The id is the intent (promise 5).
create table message (
    id            uuid primary key,
    account       text        not null,
    integration   text        not null,
    organization  text        not null,
    lead_id       text        not null,
    contact_id    text        not null,
    engagement_id uuid        not null,
    setter_id     uuid        not null,
    sequence      bigint      not null,
    purpose       text        not null,
    from_phone    text        not null,
    to_phone      text        not null,
    text          text        not null,
    not_before    timestamptz not null,
    not_after     timestamptz not null,
    hours_from    time,
    hours_until   time,
    hours_zone    text,
    may_pass      text,
    traceparent   text,
    requested_at  timestamptz not null,

    state         text        not null,
    sms_id        text,                 -- Close's
    reason        text,                 -- why it ended so; while it is under way: why it is to come back
    sent_at       timestamptz,          -- Close's time
    stray_draft   text,                 -- a draft in Close that is to be deleted
    stray_search  boolean     not null default false, -- drafts may lie in Close whose ids were never learned
    changed_at    timestamptz not null,
    claimed_at    timestamptz,
    claim         integer     not null default 0,     -- fences a worker that lost its claim
    due_at        timestamptz           -- when the next step is due, or the claim on it runs out; null: nothing is left to do
);

create index message_due on message (due_at) where due_at is not null;
create index message_sms on message (integration, sms_id) where sms_id is not null;
create index message_lead on message (integration, lead_id, sequence);
create index message_phone on message (integration, to_phone, claimed_at);
create index message_engagement on message (engagement_id);
create index message_setter on message (setter_id) where due_at is not null;
create index message_integration on message (integration) where due_at is not null;
create index message_account on message (account, requested_at desc);

-- What gates and claims lock (promise 6). Rows are never changed, only locked.
create table gate_place (
    scope       text not null,
    integration text not null,
    ref         text not null,
    primary key (scope, integration, ref)
);

create table gate (
    integration     text        not null,
    scope           text        not null,
    ref             text        not null,
    reason          text        not null,
    closed          boolean     not null,
    lead_id         text        not null, -- whose event changed it last
    sequence        bigint      not null,
    closed_sequence bigint      not null,
    at              timestamptz not null,
    primary key (integration, ref, scope, reason)
);

-- Texts that Close says were sent, while it is not known yet whether they are ours.
create table unattributed_text (
    integration  text        not null,
    sms_id       text        not null,
    account      text        not null,
    organization text        not null,
    lead_id      text        not null,
    contact_id   text,
    remote_phone text        not null,
    user_id      text,
    sent_at      timestamptz not null,
    traceparent  text,
    due_at       timestamptz not null,
    primary key (integration, sms_id)
);
create index unattributed_text_due on unattributed_text (due_at);
