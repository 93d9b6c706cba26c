-- Workflows, outgoing webhooks and mail. Written by notifications-service.

CREATE TABLE workflows (
  id              uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE RESTRICT,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  version         int NOT NULL DEFAULT 0,
  name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 200 AND name !~ '[[:cntrl:]]'),
  trigger         workflow_trigger NOT NULL,
  offset_minutes  int CHECK (offset_minutes BETWEEN -525600 AND 525600),
  event_type_id   uuid,
  team_id         uuid,
  conditions      jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(conditions) = 'array'),
  actions         jsonb NOT NULL CHECK (jsonb_typeof(actions) = 'array' AND jsonb_array_length(actions) BETWEEN 1 AND 20),
  is_active       boolean NOT NULL DEFAULT true,
  archived_at     timestamptz,
  UNIQUE (organization_id, id),
  FOREIGN KEY (organization_id, event_type_id) REFERENCES event_types (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, team_id) REFERENCES teams (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX workflows_list ON workflows (organization_id, created_at, id);
CREATE INDEX workflows_trigger ON workflows (organization_id, trigger) WHERE is_active;
CREATE INDEX workflows_event_type ON workflows (event_type_id) WHERE event_type_id IS NOT NULL;
CREATE INDEX workflows_team ON workflows (team_id) WHERE team_id IS NOT NULL;
COMMENT ON COLUMN workflows.offset_minutes IS 'null: at once; negative: before the booking starts; positive: after the event';
COMMENT ON COLUMN workflows.conditions IS '[{field, operator, value}]';
COMMENT ON COLUMN workflows.actions IS '[{type: send_email|send_sms|fire_webhook|update_status|create_calendar_event, …}]';

CREATE TABLE workflow_logs (
  id              uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE RESTRICT,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  workflow_id     uuid NOT NULL,
  booking_id      uuid,
  event_id        uuid NOT NULL,
  action_index    int NOT NULL CHECK (action_index BETWEEN 0 AND 19),
  action_type     text NOT NULL CHECK (action_type ~ '^[a-z][a-z0-9_]{0,49}$'),
  status          workflow_log_status NOT NULL DEFAULT 'pending',
  attempts        int NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  scheduled_for   timestamptz,
  executed_at     timestamptz,
  error           text CHECK (length(error) <= 2000),
  FOREIGN KEY (organization_id, workflow_id) REFERENCES workflows (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, booking_id) REFERENCES bookings (organization_id, id) ON DELETE CASCADE,
  UNIQUE (workflow_id, event_id, action_index)
);
CREATE INDEX workflow_logs_list ON workflow_logs (organization_id, workflow_id, created_at, id);
CREATE INDEX workflow_logs_booking ON workflow_logs (booking_id) WHERE booking_id IS NOT NULL;

CREATE TABLE webhook_subscriptions (
  id                         uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id            uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE RESTRICT,
  created_at                 timestamptz NOT NULL DEFAULT now(),
  updated_at                 timestamptz NOT NULL DEFAULT now(),
  version                    int NOT NULL DEFAULT 0,
  subscriber_url             text NOT NULL CHECK (length(subscriber_url) BETWEEN 8 AND 2000 AND subscriber_url ~ '^https?://'),
  triggers                   text[] NOT NULL CHECK (cardinality(triggers) BETWEEN 1 AND 50 AND array_position(triggers, NULL) IS NULL),
  event_type_id              uuid,
  team_id                    uuid,
  secret                     text NOT NULL CHECK (secret ~ '^whsec_'),
  previous_secret            text CHECK (previous_secret ~ '^whsec_'),
  previous_secret_expires_at timestamptz CHECK (isfinite(previous_secret_expires_at)),
  is_active                  boolean NOT NULL DEFAULT true,
  disabled_at                timestamptz,
  disabled_reason            text CHECK (length(disabled_reason) <= 200),
  failing_since              timestamptz,
  UNIQUE (organization_id, id),
  FOREIGN KEY (organization_id, event_type_id) REFERENCES event_types (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, team_id) REFERENCES teams (organization_id, id) ON DELETE CASCADE,
  CONSTRAINT webhook_subscriptions_rotation CHECK ((previous_secret IS NULL) = (previous_secret_expires_at IS NULL))
);
CREATE INDEX webhook_subscriptions_list ON webhook_subscriptions (organization_id, created_at, id);
CREATE INDEX webhook_subscriptions_active ON webhook_subscriptions (organization_id) WHERE is_active;
CREATE INDEX webhook_subscriptions_event_type ON webhook_subscriptions (event_type_id) WHERE event_type_id IS NOT NULL;
CREATE INDEX webhook_subscriptions_team ON webhook_subscriptions (team_id) WHERE team_id IS NOT NULL;
COMMENT ON COLUMN webhook_subscriptions.previous_secret IS 'signs beside the new one until it expires';
COMMENT ON COLUMN webhook_subscriptions.failing_since IS 'first failure without a success after it';

CREATE TABLE webhook_deliveries (
  id               uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id  uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE RESTRICT,
  created_at       timestamptz NOT NULL DEFAULT now(),
  updated_at       timestamptz NOT NULL DEFAULT now(),
  subscription_id  uuid NOT NULL,
  event_id         uuid NOT NULL,
  redelivery       int NOT NULL DEFAULT 0 CHECK (redelivery >= 0),
  type             text NOT NULL CHECK (length(type) BETWEEN 1 AND 100),
  payload          jsonb NOT NULL CHECK (jsonb_typeof(payload) = 'object'),
  status           delivery_status NOT NULL DEFAULT 'pending',
  attempts         int NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  next_attempt_at  timestamptz CHECK (isfinite(next_attempt_at)),
  last_attempt_at  timestamptz,
  response_status  int CHECK (response_status BETWEEN 100 AND 999),
  response_excerpt text CHECK (length(response_excerpt) <= 2000),
  error            text CHECK (length(error) <= 1000),
  duration_millis  int CHECK (duration_millis >= 0),
  succeeded_at     timestamptz,
  FOREIGN KEY (organization_id, subscription_id) REFERENCES webhook_subscriptions (organization_id, id) ON DELETE CASCADE,
  UNIQUE (subscription_id, event_id, redelivery)
);
CREATE INDEX webhook_deliveries_list ON webhook_deliveries (organization_id, subscription_id, created_at, id);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (next_attempt_at) WHERE status = 'pending';
COMMENT ON COLUMN webhook_deliveries.redelivery IS '0: the first; counts redeliveries asked for';

CREATE TABLE mail_log (
  id              uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE RESTRICT,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  booking_id      uuid,
  event_id        uuid NOT NULL,
  kind            text NOT NULL CHECK (kind ~ '^[a-z][a-z0-9_.]{0,99}$'),
  recipient       text NOT NULL CHECK (length(recipient) BETWEEN 3 AND 254 AND recipient !~ '[[:cntrl:][:space:]]'),
  recipient_key   text NOT NULL GENERATED ALWAYS AS (lower(recipient)) STORED,
  subject         text NOT NULL CHECK (length(subject) <= 1000 AND subject !~ '[[:cntrl:]]'),
  message_id      text CHECK (length(message_id) <= 500),
  status          mail_status NOT NULL DEFAULT 'pending',
  attempts        int NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  last_error      text CHECK (length(last_error) <= 2000),
  sent_at         timestamptz,
  FOREIGN KEY (organization_id, booking_id) REFERENCES bookings (organization_id, id) ON DELETE CASCADE,
  UNIQUE (event_id, kind, recipient)
);
CREATE INDEX mail_log_list ON mail_log (organization_id, created_at, id);
CREATE INDEX mail_log_booking ON mail_log (booking_id) WHERE booking_id IS NOT NULL;
CREATE INDEX mail_log_recipient ON mail_log (organization_id, recipient_key);

CREATE TABLE customer_preferences (
  id                     uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id        uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE RESTRICT,
  created_at             timestamptz NOT NULL DEFAULT now(),
  updated_at             timestamptz NOT NULL DEFAULT now(),
  customer_email         text NOT NULL CHECK (length(customer_email) BETWEEN 3 AND 254 AND customer_email !~ '[[:cntrl:][:space:]]'),
  customer_email_key     text NOT NULL GENERATED ALWAYS AS (lower(customer_email)) STORED,
  locale                 text CHECK (locale ~ '^[A-Za-z0-9-]{2,35}$'),
  time_zone              text CHECK (length(time_zone) BETWEEN 1 AND 64),
  email_enabled          boolean NOT NULL DEFAULT true,
  sms_enabled            boolean NOT NULL DEFAULT true,
  reminders_enabled      boolean NOT NULL DEFAULT true,
  suppressed_reason      text CHECK (length(suppressed_reason) <= 200),
  unsubscribe_token_hash bytea UNIQUE CHECK (octet_length(unsubscribe_token_hash) = 32),
  UNIQUE (organization_id, customer_email_key)
);
CREATE INDEX customer_preferences_list ON customer_preferences (organization_id, created_at, id);
