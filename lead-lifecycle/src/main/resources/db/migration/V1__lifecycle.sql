-- One row per lead; its lock orders everything that is decided about the lead. What decides is in state, one document;
-- the columns beside it are for queries. key is integration/leadId, as on the topics.
create table lead (
    key          text primary key,
    account      text        not null,
    integration  text        not null,
    organization text        not null,
    lead_id      text        not null,
    state        text        not null,
    setter_id    uuid,
    phase        text,
    updated_at   timestamptz not null
);
create index lead_of_account on lead (account, updated_at desc);
create index lead_by_id on lead (account, lead_id);

-- What decisions ask for (a timer is a request that is due later). Claimed with SKIP LOCKED; its answer deletes the row in the
-- transaction of the decision, and an answer without a row is dropped. No foreign key to lead: it would lock other leads' rows.
create table request (
    id            uuid primary key,
    lead          text        not null,
    slot          text        not null,
    account       text        not null,
    payload       text        not null,
    due_at        timestamptz not null,
    claimed_until timestamptz not null default '-infinity',
    attempts      int         not null default 0,
    traceparent   text,
    unique (lead, slot)
);
create index request_due on request (due_at);

-- At most one open engagement per account, sending number and phone.
create table phone_claim (
    account        text not null,
    sending_number text not null,
    phone          text not null,
    lead           text not null,
    engagement_id  uuid not null unique,
    primary key (account, sending_number, phone)
);

-- Who opted out. Wider than the sending number that was written to: a stop is a stop to the account.
create table suppression (
    account       text        not null,
    phone         text        not null,
    lead          text        not null,
    suppressed_at timestamptz not null,
    primary key (account, phone)
);

create table setter (
    id      uuid primary key,
    account text    not null,
    name    text    not null,
    active  boolean not null,
    script  text    not null,
    version bigint  not null
);
create index setter_of_account on setter (account, name);

create table timeline_entry (
    id            bigint generated always as identity primary key,
    lead          text        not null,
    at            timestamptz not null,
    recorded_at   timestamptz not null default now(),
    kind          text        not null,
    what          text        not null,
    text          text,
    cause_kind    text        not null,
    cause_ref     text        not null,
    cause_actor   text,
    engagement_id uuid,
    trace_id      text
);
create index timeline_of_lead on timeline_entry (lead, id);
