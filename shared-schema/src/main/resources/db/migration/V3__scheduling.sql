-- Who can be booked, for what and when. Written by availability-service, except event_types (booking-service).
-- UNIQUE (organization_id, id) lets other tables reference (organization_id, …_id): never across tenants.

CREATE TABLE providers (
  id              uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE RESTRICT,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  user_id         text CHECK (length(user_id) BETWEEN 1 AND 255),
  display_name    text NOT NULL CHECK (length(display_name) BETWEEN 1 AND 200 AND display_name !~ '[[:cntrl:]]'),
  email           text CHECK (length(email) BETWEEN 3 AND 254 AND email !~ '[[:cntrl:][:space:]]'),
  time_zone       text NOT NULL CHECK (length(time_zone) BETWEEN 1 AND 64),
  is_active       boolean NOT NULL DEFAULT true,
  archived_at     timestamptz,
  metadata        jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(metadata) = 'object'),
  UNIQUE (organization_id, id)
);
CREATE UNIQUE INDEX providers_user ON providers (organization_id, user_id) WHERE archived_at IS NULL;
CREATE INDEX providers_list ON providers (organization_id, created_at, id);

CREATE TABLE teams (
  id                     uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id        uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE RESTRICT,
  created_at             timestamptz NOT NULL DEFAULT now(),
  updated_at             timestamptz NOT NULL DEFAULT now(),
  name                   text NOT NULL CHECK (length(name) BETWEEN 1 AND 200 AND name !~ '[[:cntrl:]]'),
  slug                   text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 100),
  assignment_strategy    assignment_strategy NOT NULL DEFAULT 'round_robin',
  assignment_window_days int NOT NULL DEFAULT 90 CHECK (assignment_window_days BETWEEN 1 AND 366),
  archived_at            timestamptz,
  metadata               jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(metadata) = 'object'),
  UNIQUE (organization_id, id)
);
CREATE UNIQUE INDEX teams_slug ON teams (organization_id, slug) WHERE archived_at IS NULL;
CREATE INDEX teams_list ON teams (organization_id, created_at, id);
COMMENT ON COLUMN teams.assignment_window_days IS 'round robin balances the members over this many days';

CREATE TABLE team_members (
  id              uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE RESTRICT,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  team_id         uuid NOT NULL,
  provider_id     uuid NOT NULL,
  role            member_role NOT NULL DEFAULT 'member',
  priority        int NOT NULL DEFAULT 0 CHECK (priority BETWEEN 0 AND 1000),
  weight          int NOT NULL DEFAULT 100 CHECK (weight BETWEEN 1 AND 10000),
  is_fixed        boolean NOT NULL DEFAULT false,
  joined_at       timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (organization_id, team_id) REFERENCES teams (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, provider_id) REFERENCES providers (organization_id, id) ON DELETE CASCADE,
  UNIQUE (team_id, provider_id)
);
CREATE INDEX team_members_list ON team_members (organization_id, team_id, created_at, id);
CREATE INDEX team_members_provider ON team_members (provider_id);
COMMENT ON COLUMN team_members.priority IS 'higher is asked first';
COMMENT ON COLUMN team_members.weight IS 'share of the bookings, relative to the other members';

CREATE TABLE event_types (
  id                          uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id             uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE RESTRICT,
  created_at                  timestamptz NOT NULL DEFAULT now(),
  updated_at                  timestamptz NOT NULL DEFAULT now(),
  version                     int NOT NULL DEFAULT 0,
  title                       text NOT NULL CHECK (length(title) BETWEEN 1 AND 200 AND title !~ '[[:cntrl:]]'),
  slug                        text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 100),
  description                 text CHECK (length(description) <= 5000),
  duration_minutes            int NOT NULL CHECK (duration_minutes BETWEEN 1 AND 10080),
  slot_interval_minutes       int CHECK (slot_interval_minutes BETWEEN 1 AND 10080),
  buffer_before_minutes       int NOT NULL DEFAULT 0 CHECK (buffer_before_minutes BETWEEN 0 AND 1440),
  buffer_after_minutes        int NOT NULL DEFAULT 0 CHECK (buffer_after_minutes BETWEEN 0 AND 1440),
  price_cents                 bigint NOT NULL DEFAULT 0 CHECK (price_cents BETWEEN 0 AND 99999999999),
  currency                    text NOT NULL DEFAULT 'EUR' CHECK (currency ~ '^[A-Z]{3}$'),
  provider_id                 uuid,
  team_id                     uuid,
  location_type               text CHECK (location_type ~ '^[a-z][a-z0-9_]{0,49}$'),
  location_value              text CHECK (length(location_value) <= 2000),
  minimum_notice_minutes      int NOT NULL DEFAULT 0 CHECK (minimum_notice_minutes BETWEEN 0 AND 1051200),
  max_future_days             int NOT NULL DEFAULT 60 CHECK (max_future_days BETWEEN 0 AND 3660),
  booking_limits              jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(booking_limits) = 'object'),
  requires_confirmation       boolean NOT NULL DEFAULT false,
  confirmation_timeout_hours  int NOT NULL DEFAULT 24 CHECK (confirmation_timeout_hours BETWEEN 1 AND 8760),
  payment_timeout_minutes     int NOT NULL DEFAULT 30 CHECK (payment_timeout_minutes BETWEEN 1 AND 10080),
  hold_minutes                int NOT NULL DEFAULT 5 CHECK (hold_minutes BETWEEN 1 AND 30),
  max_seats                   int NOT NULL DEFAULT 1 CHECK (max_seats BETWEEN 1 AND 10000),
  waitlist_enabled            boolean NOT NULL DEFAULT true,
  waitlist_offer_minutes      int NOT NULL DEFAULT 120 CHECK (waitlist_offer_minutes BETWEEN 1 AND 10080),
  deposit_cents               bigint CHECK (deposit_cents > 0),
  deposit_percentage          int CHECK (deposit_percentage BETWEEN 0 AND 100),
  no_show_fee_cents           bigint CHECK (no_show_fee_cents >= 0),
  cancellation_policy         jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(cancellation_policy) = 'array'),
  cancellation_cutoff_minutes int NOT NULL DEFAULT 0 CHECK (cancellation_cutoff_minutes BETWEEN 0 AND 525600),
  reschedule_cutoff_minutes   int NOT NULL DEFAULT 0 CHECK (reschedule_cutoff_minutes BETWEEN 0 AND 525600),
  custom_questions            jsonb NOT NULL DEFAULT '[]'
                              CHECK (jsonb_typeof(custom_questions) = 'array' AND jsonb_array_length(custom_questions) <= 10),
  slot_release                jsonb CHECK (jsonb_typeof(slot_release) = 'object'),
  parent_event_type_id        uuid,
  locked_fields               text[] NOT NULL DEFAULT '{}',
  is_active                   boolean NOT NULL DEFAULT true,
  archived_at                 timestamptz,
  metadata                    jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(metadata) = 'object'),
  FOREIGN KEY (organization_id, provider_id) REFERENCES providers (organization_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (organization_id, team_id) REFERENCES teams (organization_id, id) ON DELETE RESTRICT,
  UNIQUE (organization_id, id),
  FOREIGN KEY (organization_id, parent_event_type_id) REFERENCES event_types (organization_id, id) ON DELETE RESTRICT,
  CONSTRAINT event_types_one_host CHECK (provider_id IS NULL OR team_id IS NULL),
  CONSTRAINT event_types_one_deposit CHECK (deposit_cents IS NULL OR deposit_percentage IS NULL),
  CONSTRAINT event_types_deposit_within_price CHECK (deposit_cents <= price_cents),
  CONSTRAINT event_types_not_own_parent CHECK (parent_event_type_id <> id)
);
CREATE UNIQUE INDEX event_types_slug ON event_types (organization_id, slug) WHERE archived_at IS NULL;
CREATE INDEX event_types_list ON event_types (organization_id, created_at, id);
CREATE INDEX event_types_provider ON event_types (provider_id) WHERE provider_id IS NOT NULL;
CREATE INDEX event_types_team ON event_types (team_id) WHERE team_id IS NOT NULL;
CREATE INDEX event_types_parent ON event_types (parent_event_type_id) WHERE parent_event_type_id IS NOT NULL;
COMMENT ON COLUMN event_types.slot_interval_minutes IS 'null: the duration';
COMMENT ON COLUMN event_types.booking_limits IS '{maxPerDay?, maxPerWeek?}';
COMMENT ON COLUMN event_types.cancellation_policy IS '[{hoursBefore, feePercentage}]';
COMMENT ON COLUMN event_types.custom_questions IS '[{key, label, type, options?, isRequired}]';
COMMENT ON COLUMN event_types.slot_release IS 'strategy that decides which free slots are shown: rolling_window, fill_earlier_first, discount_incentive';
COMMENT ON COLUMN event_types.parent_event_type_id IS 'the template of a managed event type';
COMMENT ON COLUMN event_types.locked_fields IS 'fields that follow the template';

CREATE TABLE team_event_types (
  id              uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE RESTRICT,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  team_id         uuid NOT NULL,
  event_type_id   uuid NOT NULL,
  FOREIGN KEY (organization_id, team_id) REFERENCES teams (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, event_type_id) REFERENCES event_types (organization_id, id) ON DELETE CASCADE,
  UNIQUE (team_id, event_type_id)
);
CREATE INDEX team_event_types_list ON team_event_types (organization_id, team_id, created_at, id);
CREATE INDEX team_event_types_event_type ON team_event_types (event_type_id);

CREATE TABLE availability_rules (
  id              uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE RESTRICT,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  provider_id     uuid NOT NULL,
  event_type_id   uuid,
  rrule           text NOT NULL CHECK (length(rrule) BETWEEN 1 AND 10000),
  start_time      time NOT NULL CHECK (start_time < '24:00'),
  end_time        time NOT NULL CHECK (end_time < '24:00'),
  time_zone       text NOT NULL CHECK (length(time_zone) BETWEEN 1 AND 64),
  valid_from      date CHECK (isfinite(valid_from)),
  valid_until     date CHECK (isfinite(valid_until)),
  FOREIGN KEY (organization_id, provider_id) REFERENCES providers (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, event_type_id) REFERENCES event_types (organization_id, id) ON DELETE CASCADE,
  CONSTRAINT availability_rules_valid CHECK (valid_until >= valid_from)
);
CREATE INDEX availability_rules_list ON availability_rules (organization_id, provider_id, created_at, id);
CREATE INDEX availability_rules_provider ON availability_rules (provider_id);
CREATE INDEX availability_rules_event_type ON availability_rules (event_type_id) WHERE event_type_id IS NOT NULL;
COMMENT ON COLUMN availability_rules.end_time IS 'not after start_time: the window ends on the next day';
COMMENT ON COLUMN availability_rules.valid_until IS 'inclusive local date';
COMMENT ON COLUMN availability_rules.event_type_id IS 'null: for all event types';

CREATE TABLE availability_overrides (
  id              uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE RESTRICT,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  provider_id     uuid NOT NULL,
  date            date NOT NULL CHECK (isfinite(date)),
  start_time      time CHECK (start_time < '24:00'),
  end_time        time CHECK (end_time < '24:00'),
  is_unavailable  boolean NOT NULL DEFAULT false,
  reason          text CHECK (length(reason) <= 500),
  FOREIGN KEY (organization_id, provider_id) REFERENCES providers (organization_id, id) ON DELETE CASCADE,
  CONSTRAINT availability_overrides_both_times CHECK ((start_time IS NULL) = (end_time IS NULL)),
  CONSTRAINT availability_overrides_window CHECK (is_unavailable OR start_time IS NOT NULL)
);
CREATE INDEX availability_overrides_list ON availability_overrides (organization_id, provider_id, created_at, id);
CREATE INDEX availability_overrides_provider ON availability_overrides (provider_id, date);
COMMENT ON COLUMN availability_overrides.date IS 'local date in the provider''s zone; several rows make several windows';

CREATE TABLE out_of_office (
  id                      uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id         uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE RESTRICT,
  created_at              timestamptz NOT NULL DEFAULT now(),
  updated_at              timestamptz NOT NULL DEFAULT now(),
  provider_id             uuid NOT NULL,
  start_date              date NOT NULL CHECK (isfinite(start_date)),
  end_date                date NOT NULL CHECK (isfinite(end_date)),
  reason                  text CHECK (length(reason) <= 500),
  redirect_to_provider_id uuid,
  FOREIGN KEY (organization_id, provider_id) REFERENCES providers (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, redirect_to_provider_id) REFERENCES providers (organization_id, id)
    ON DELETE SET NULL (redirect_to_provider_id),
  CONSTRAINT out_of_office_dates CHECK (end_date >= start_date),
  CONSTRAINT out_of_office_redirects_away CHECK (redirect_to_provider_id <> provider_id)
);
CREATE INDEX out_of_office_list ON out_of_office (organization_id, provider_id, created_at, id);
CREATE INDEX out_of_office_provider ON out_of_office (provider_id, end_date);
CREATE INDEX out_of_office_redirect ON out_of_office (redirect_to_provider_id) WHERE redirect_to_provider_id IS NOT NULL;
COMMENT ON COLUMN out_of_office.end_date IS 'inclusive local date in the provider''s zone';
