-- Bookings and what hangs on them. Written by booking-service.

CREATE TABLE recurring_series (
  id              uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE RESTRICT,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  version         int NOT NULL DEFAULT 0,
  event_type_id   uuid NOT NULL,
  provider_id     uuid NOT NULL,
  frequency       recurring_frequency NOT NULL,
  count           int NOT NULL CHECK (count BETWEEN 1 AND 52),
  starts_at       timestamptz NOT NULL CHECK (isfinite(starts_at)),
  time_zone       text NOT NULL CHECK (length(time_zone) BETWEEN 1 AND 64),
  on_conflict     text NOT NULL DEFAULT 'fail' CHECK (on_conflict IN ('fail', 'skip')),
  cancelled_from  timestamptz,
  metadata        jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(metadata) = 'object'),
  UNIQUE (organization_id, id),
  FOREIGN KEY (organization_id, event_type_id) REFERENCES event_types (organization_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (organization_id, provider_id) REFERENCES providers (organization_id, id) ON DELETE RESTRICT
);
CREATE INDEX recurring_series_list ON recurring_series (organization_id, created_at, id);
CREATE INDEX recurring_series_provider ON recurring_series (provider_id);
CREATE INDEX recurring_series_event_type ON recurring_series (event_type_id);
COMMENT ON COLUMN recurring_series.time_zone IS 'occurrences keep their local time in this zone';
COMMENT ON COLUMN recurring_series.cancelled_from IS 'occurrences from here on are cancelled';

CREATE TABLE bookings (
  id                    uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id       uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE RESTRICT,
  created_at            timestamptz NOT NULL DEFAULT now(),
  updated_at            timestamptz NOT NULL DEFAULT now(),
  version               int NOT NULL DEFAULT 0,
  event_type_id         uuid NOT NULL,
  provider_id           uuid NOT NULL,
  provider_ids          uuid[] NOT NULL,
  team_id               uuid,
  series_id             uuid,
  starts_at             timestamptz NOT NULL,
  ends_at               timestamptz NOT NULL,
  buffer_before_minutes int NOT NULL DEFAULT 0 CHECK (buffer_before_minutes BETWEEN 0 AND 1440),
  buffer_after_minutes  int NOT NULL DEFAULT 0 CHECK (buffer_after_minutes BETWEEN 0 AND 1440),
  status                booking_status NOT NULL DEFAULT 'pending',
  status_reason         text CHECK (length(status_reason) <= 1000),
  payment_status        payment_status,
  source                booking_source NOT NULL DEFAULT 'online',
  expires_at            timestamptz CHECK (isfinite(expires_at)),
  customer_name         text NOT NULL CHECK (length(customer_name) BETWEEN 1 AND 200 AND customer_name !~ '[[:cntrl:]]'),
  customer_email        text NOT NULL CHECK (length(customer_email) BETWEEN 3 AND 254 AND customer_email !~ '[[:cntrl:][:space:]]'),
  customer_email_key    text NOT NULL GENERATED ALWAYS AS (lower(customer_email)) STORED,
  customer_phone        text CHECK (length(customer_phone) <= 50 AND customer_phone !~ '[[:cntrl:]]'),
  customer_time_zone    text CHECK (length(customer_time_zone) BETWEEN 1 AND 64),
  customer_erased_at    timestamptz,
  notes                 text CHECK (length(notes) <= 5000),
  location_type         text CHECK (location_type ~ '^[a-z][a-z0-9_]{0,49}$'),
  location_value        text CHECK (length(location_value) <= 2000),
  price_cents           bigint NOT NULL DEFAULT 0 CHECK (price_cents >= 0),
  currency              text NOT NULL DEFAULT 'EUR' CHECK (currency ~ '^[A-Z]{3}$'),
  deposit_cents         bigint CHECK (deposit_cents > 0),
  no_show_fee_cents     bigint CHECK (no_show_fee_cents >= 0),
  discount_percentage   int CHECK (discount_percentage BETWEEN 0 AND 100),
  cancellation_policy   jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(cancellation_policy) = 'array'),
  max_seats             int NOT NULL DEFAULT 1 CHECK (max_seats BETWEEN 1 AND 10000),
  seats_taken           int NOT NULL DEFAULT 1,
  assignment            jsonb CHECK (jsonb_typeof(assignment) = 'object'),
  overrides_rules       boolean NOT NULL DEFAULT false,
  metadata              jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(metadata) = 'object'),
  UNIQUE (organization_id, id),
  FOREIGN KEY (organization_id, event_type_id) REFERENCES event_types (organization_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (organization_id, provider_id) REFERENCES providers (organization_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (organization_id, team_id) REFERENCES teams (organization_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (organization_id, series_id) REFERENCES recurring_series (organization_id, id) ON DELETE RESTRICT,
  CONSTRAINT bookings_finite CHECK (isfinite(starts_at) AND isfinite(ends_at)),
  CONSTRAINT bookings_end_after_start CHECK (ends_at > starts_at),
  CONSTRAINT bookings_main_host CHECK (provider_id = ANY (provider_ids)),
  CONSTRAINT bookings_hosts CHECK (cardinality(provider_ids) <= 50 AND array_position(provider_ids, NULL) IS NULL),
  CONSTRAINT bookings_seats CHECK (seats_taken BETWEEN 0 AND max_seats),
  CONSTRAINT bookings_no_overlap
    EXCLUDE USING gist (provider_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
    WHERE (status NOT IN ('cancelled', 'rejected'))
);
CREATE INDEX bookings_list ON bookings (organization_id, starts_at, id);
CREATE INDEX bookings_created ON bookings (organization_id, created_at, id);
CREATE INDEX bookings_provider ON bookings (provider_id, starts_at, id);
CREATE INDEX bookings_hosts ON bookings USING gin (provider_ids) WHERE cardinality(provider_ids) > 1;
CREATE INDEX bookings_status ON bookings (organization_id, status, starts_at, id);
CREATE INDEX bookings_customer ON bookings (organization_id, customer_email_key, starts_at, id);
CREATE INDEX bookings_event_type ON bookings (event_type_id, starts_at);
CREATE INDEX bookings_team ON bookings (team_id, starts_at) WHERE team_id IS NOT NULL;
CREATE INDEX bookings_series ON bookings (series_id, starts_at) WHERE series_id IS NOT NULL;
COMMENT ON COLUMN bookings.version IS 'counts the updates (set by a trigger); the ETag';
COMMENT ON COLUMN bookings.provider_id IS 'the main host';
COMMENT ON COLUMN bookings.provider_ids IS 'all hosts, provider_id among them; filled from it when null';
COMMENT ON COLUMN bookings.payment_status IS 'null: nothing is to be paid';
COMMENT ON COLUMN bookings.expires_at IS 'deadline of payment or confirmation; null: none';
COMMENT ON COLUMN bookings.customer_email_key IS 'for look-ups: lower() is not leakproof, so an index on it is of no use under row-level security';
COMMENT ON COLUMN bookings.customer_erased_at IS 'personal data was erased; guest links are dead';
COMMENT ON COLUMN bookings.cancellation_policy IS 'as it was agreed: a copy of the event type''s';
COMMENT ON COLUMN bookings.assignment IS 'why round robin chose this host: the numbers it compared';
COMMENT ON COLUMN bookings.overrides_rules IS 'a host booked it outside of the schedule';

CREATE TABLE booking_events (
  id              uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE RESTRICT,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  position        bigint GENERATED ALWAYS AS IDENTITY,
  transaction_id  bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
  booking_id      uuid NOT NULL,
  sequence        int NOT NULL CHECK (sequence >= 1),
  type            text NOT NULL CHECK (type ~ '^booking\.[a-z_]+$'),
  from_status     booking_status,
  to_status       booking_status NOT NULL,
  old_starts_at   timestamptz,
  old_ends_at     timestamptz,
  new_starts_at   timestamptz NOT NULL,
  new_ends_at     timestamptz NOT NULL,
  old_provider_id uuid,
  new_provider_id uuid NOT NULL,
  actor           text NOT NULL CHECK (length(actor) BETWEEN 1 AND 300),
  reason          text CHECK (reason ~ '^[a-z0-9_.-]{1,64}$'),
  FOREIGN KEY (organization_id, booking_id) REFERENCES bookings (organization_id, id) ON DELETE RESTRICT,
  UNIQUE (booking_id, sequence)
);
CREATE INDEX booking_events_log ON booking_events (organization_id, transaction_id, position);
COMMENT ON COLUMN booking_events.transaction_id IS
  'the log''s cursor is (transaction_id, position), read below pg_snapshot_xmin(pg_current_snapshot()): a late commit is never skipped';
COMMENT ON COLUMN booking_events.reason IS 'app.reason where it is a code (payment_expired), never free text';

CREATE TABLE holds (
  id                    uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id       uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE RESTRICT,
  created_at            timestamptz NOT NULL DEFAULT now(),
  updated_at            timestamptz NOT NULL DEFAULT now(),
  event_type_id         uuid NOT NULL,
  provider_ids          uuid[] NOT NULL CHECK (cardinality(provider_ids) BETWEEN 1 AND 50 AND array_position(provider_ids, NULL) IS NULL),
  team_id               uuid,
  starts_at             timestamptz NOT NULL,
  ends_at               timestamptz NOT NULL,
  buffer_before_minutes int NOT NULL DEFAULT 0 CHECK (buffer_before_minutes BETWEEN 0 AND 1440),
  buffer_after_minutes  int NOT NULL DEFAULT 0 CHECK (buffer_after_minutes BETWEEN 0 AND 1440),
  token_hash            bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
  expires_at            timestamptz NOT NULL CHECK (isfinite(expires_at)),
  renewals              int NOT NULL DEFAULT 0 CHECK (renewals >= 0),
  UNIQUE (organization_id, id),
  FOREIGN KEY (organization_id, event_type_id) REFERENCES event_types (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, team_id) REFERENCES teams (organization_id, id) ON DELETE CASCADE,
  CONSTRAINT holds_finite CHECK (isfinite(starts_at) AND isfinite(ends_at)),
  CONSTRAINT holds_end_after_start CHECK (ends_at > starts_at),
  CONSTRAINT holds_bounded CHECK (expires_at <= created_at + interval '30 minutes')
);
CREATE INDEX holds_expiry ON holds (expires_at);
CREATE INDEX holds_event_type ON holds (event_type_id);
CREATE INDEX holds_team ON holds (team_id) WHERE team_id IS NOT NULL;

CREATE TABLE booking_claims (
  id              uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE RESTRICT,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  subject_id      uuid NOT NULL,
  starts_at       timestamptz NOT NULL,
  ends_at         timestamptz NOT NULL,
  booking_id      uuid,
  hold_id         uuid,
  FOREIGN KEY (organization_id, subject_id) REFERENCES providers (organization_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (organization_id, booking_id) REFERENCES bookings (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, hold_id) REFERENCES holds (organization_id, id) ON DELETE CASCADE,
  CONSTRAINT booking_claims_one_claimant CHECK (num_nonnulls(booking_id, hold_id) = 1),
  CONSTRAINT booking_claims_finite CHECK (isfinite(starts_at) AND isfinite(ends_at)),
  CONSTRAINT booking_claims_end_after_start CHECK (ends_at > starts_at),
  CONSTRAINT booking_claims_no_overlap
    EXCLUDE USING gist (subject_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
);
CREATE INDEX booking_claims_subject ON booking_claims (subject_id, ends_at, starts_at);
CREATE INDEX booking_claims_booking ON booking_claims (booking_id) WHERE booking_id IS NOT NULL;
CREATE INDEX booking_claims_hold ON booking_claims (hold_id) WHERE hold_id IS NOT NULL;
CREATE INDEX booking_claims_past ON booking_claims (ends_at);
COMMENT ON COLUMN booking_claims.subject_id IS 'the claimed provider';
COMMENT ON COLUMN booking_claims.starts_at IS 'buffers included';

CREATE TABLE seat_attendees (
  id               uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id  uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE RESTRICT,
  created_at       timestamptz NOT NULL DEFAULT now(),
  updated_at       timestamptz NOT NULL DEFAULT now(),
  version          int NOT NULL DEFAULT 0,
  booking_id       uuid NOT NULL,
  status           seat_status NOT NULL DEFAULT 'confirmed',
  seats            int NOT NULL DEFAULT 1 CHECK (seats BETWEEN 1 AND 10000),
  name             text NOT NULL CHECK (length(name) BETWEEN 1 AND 200 AND name !~ '[[:cntrl:]]'),
  email            text NOT NULL CHECK (length(email) BETWEEN 3 AND 254 AND email !~ '[[:cntrl:][:space:]]'),
  email_key        text NOT NULL GENERATED ALWAYS AS (lower(email)) STORED,
  phone            text CHECK (length(phone) <= 50 AND phone !~ '[[:cntrl:]]'),
  time_zone        text CHECK (length(time_zone) BETWEEN 1 AND 64),
  price_cents      bigint NOT NULL DEFAULT 0 CHECK (price_cents >= 0),
  payment_status   payment_status,
  waitlisted_at    timestamptz,
  offer_token_hash bytea UNIQUE CHECK (octet_length(offer_token_hash) = 32),
  offered_at       timestamptz,
  offer_expires_at timestamptz CHECK (isfinite(offer_expires_at)),
  cancelled_at     timestamptz,
  erased_at        timestamptz,
  metadata         jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(metadata) = 'object'),
  UNIQUE (organization_id, id),
  FOREIGN KEY (organization_id, booking_id) REFERENCES bookings (organization_id, id) ON DELETE CASCADE,
  CONSTRAINT seat_attendees_offer CHECK (num_nonnulls(offer_token_hash, offered_at, offer_expires_at) IN (0, 3)),
  CONSTRAINT seat_attendees_waitlisted CHECK (status <> 'waitlisted' OR waitlisted_at IS NOT NULL)
);
CREATE INDEX seat_attendees_list ON seat_attendees (organization_id, booking_id, created_at, id);
CREATE INDEX seat_attendees_customer ON seat_attendees (organization_id, email_key);
CREATE INDEX seat_attendees_waitlist ON seat_attendees (booking_id, waitlisted_at, id) WHERE status = 'waitlisted';

CREATE TABLE booking_question_responses (
  id              uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE RESTRICT,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  booking_id      uuid NOT NULL,
  attendee_id     uuid,
  question_key    text NOT NULL CHECK (question_key ~ '^[A-Za-z0-9_.-]{1,100}$'),
  question_label  text NOT NULL CHECK (length(question_label) BETWEEN 1 AND 500),
  response        jsonb NOT NULL,
  FOREIGN KEY (organization_id, booking_id) REFERENCES bookings (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, attendee_id) REFERENCES seat_attendees (organization_id, id) ON DELETE CASCADE,
  UNIQUE NULLS NOT DISTINCT (booking_id, attendee_id, question_key)
);
CREATE INDEX booking_question_responses_attendee ON booking_question_responses (attendee_id) WHERE attendee_id IS NOT NULL;
COMMENT ON COLUMN booking_question_responses.question_label IS 'as it was asked';

CREATE TABLE routing_forms (
  id              uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE RESTRICT,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  version         int NOT NULL DEFAULT 0,
  title           text NOT NULL CHECK (length(title) BETWEEN 1 AND 200 AND title !~ '[[:cntrl:]]'),
  slug            text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 100),
  description     text CHECK (length(description) <= 5000),
  fields          jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(fields) = 'array'),
  rules           jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(rules) = 'array'),
  fallback        jsonb CHECK (jsonb_typeof(fallback) = 'object'),
  is_active       boolean NOT NULL DEFAULT true,
  archived_at     timestamptz,
  metadata        jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(metadata) = 'object'),
  UNIQUE (organization_id, id)
);
CREATE UNIQUE INDEX routing_forms_slug ON routing_forms (organization_id, slug) WHERE archived_at IS NULL;
CREATE INDEX routing_forms_list ON routing_forms (organization_id, created_at, id);
COMMENT ON COLUMN routing_forms.fields IS '[{key, label, type: dropdown|text|radio|checkbox, options?, isRequired}]';
COMMENT ON COLUMN routing_forms.rules IS '[{id, match: all|any, conditions: [{field, operator, value}], target: {eventTypeId?, providerId?, teamId?}}]';
COMMENT ON COLUMN routing_forms.fallback IS 'the target where no rule matches';

CREATE TABLE routing_submissions (
  id              uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE RESTRICT,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  form_id         uuid NOT NULL,
  answers         jsonb NOT NULL CHECK (jsonb_typeof(answers) = 'object'),
  matched_rule    text CHECK (length(matched_rule) <= 100),
  event_type_id   uuid,
  provider_id     uuid,
  team_id         uuid,
  booking_id      uuid,
  FOREIGN KEY (organization_id, form_id) REFERENCES routing_forms (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, event_type_id) REFERENCES event_types (organization_id, id) ON DELETE SET NULL (event_type_id),
  FOREIGN KEY (organization_id, provider_id) REFERENCES providers (organization_id, id) ON DELETE SET NULL (provider_id),
  FOREIGN KEY (organization_id, team_id) REFERENCES teams (organization_id, id) ON DELETE SET NULL (team_id),
  FOREIGN KEY (organization_id, booking_id) REFERENCES bookings (organization_id, id) ON DELETE SET NULL (booking_id)
);
CREATE INDEX routing_submissions_list ON routing_submissions (organization_id, form_id, created_at, id);
CREATE INDEX routing_submissions_booking ON routing_submissions (booking_id) WHERE booking_id IS NOT NULL;
CREATE INDEX routing_submissions_event_type ON routing_submissions (event_type_id) WHERE event_type_id IS NOT NULL;
CREATE INDEX routing_submissions_provider ON routing_submissions (provider_id) WHERE provider_id IS NOT NULL;
CREATE INDEX routing_submissions_team ON routing_submissions (team_id) WHERE team_id IS NOT NULL;
COMMENT ON COLUMN routing_submissions.booking_id IS 'the booking it led to';

CREATE TABLE operations (
  id              uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE CASCADE,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  kind            text NOT NULL CHECK (kind ~ '^[a-z][a-z0-9_]{0,49}$'),
  status          operation_status NOT NULL DEFAULT 'pending',
  actor           text NOT NULL CHECK (length(actor) BETWEEN 1 AND 300),
  request         jsonb NOT NULL CHECK (jsonb_typeof(request) = 'object'),
  results         jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(results) = 'array'),
  total           int NOT NULL CHECK (total BETWEEN 0 AND 500),
  done            int NOT NULL DEFAULT 0,
  finished_at     timestamptz,
  CONSTRAINT operations_progress CHECK (done BETWEEN 0 AND total)
);
CREATE INDEX operations_list ON operations (organization_id, created_at, id);
COMMENT ON TABLE operations IS 'bulk changes of bookings and their progress';
