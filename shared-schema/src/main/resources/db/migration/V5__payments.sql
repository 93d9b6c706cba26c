-- Money. Written by payments-service.

CREATE TABLE payments (
  id                       uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id          uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE RESTRICT,
  created_at               timestamptz NOT NULL DEFAULT now(),
  updated_at               timestamptz NOT NULL DEFAULT now(),
  version                  int NOT NULL DEFAULT 0,
  booking_id               uuid NOT NULL,
  attendee_id              uuid,
  type                     payment_type NOT NULL,
  status                   payment_status NOT NULL DEFAULT 'pending',
  amount_cents             bigint NOT NULL CHECK (amount_cents > 0),
  refunded_cents           bigint NOT NULL DEFAULT 0,
  currency                 text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  parent_payment_id        uuid,
  reason                   text CHECK (length(reason) <= 500),
  stripe_payment_intent_id text CHECK (length(stripe_payment_intent_id) <= 255),
  stripe_refund_id         text UNIQUE CHECK (length(stripe_refund_id) <= 255),
  stripe_customer_id       text CHECK (length(stripe_customer_id) <= 255),
  stripe_payment_method_id text CHECK (length(stripe_payment_method_id) <= 255),
  stripe_client_secret     text CHECK (length(stripe_client_secret) <= 500),
  failure_code             text CHECK (length(failure_code) <= 100),
  failure_message          text CHECK (length(failure_message) <= 1000),
  attempts                 int NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  succeeded_at             timestamptz,
  reconciled_at            timestamptz,
  metadata                 jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(metadata) = 'object'),
  UNIQUE (organization_id, id),
  FOREIGN KEY (organization_id, booking_id) REFERENCES bookings (organization_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (organization_id, attendee_id) REFERENCES seat_attendees (organization_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (organization_id, parent_payment_id) REFERENCES payments (organization_id, id) ON DELETE RESTRICT,
  CONSTRAINT payments_refunded_within_amount CHECK (refunded_cents BETWEEN 0 AND amount_cents),
  CONSTRAINT payments_refund_has_charge CHECK ((type = 'refund') = (parent_payment_id IS NOT NULL))
);
-- At most one live charge per booking (per attendee of a group session); fees likewise.
CREATE UNIQUE INDEX payments_one_live_charge ON payments (booking_id, attendee_id) NULLS NOT DISTINCT
  WHERE type = 'booking' AND status IN ('pending', 'succeeded');
CREATE UNIQUE INDEX payments_one_live_fee ON payments (booking_id, attendee_id, type) NULLS NOT DISTINCT
  WHERE type IN ('cancellation_fee', 'no_show_fee') AND status IN ('pending', 'succeeded');
CREATE UNIQUE INDEX payments_intent ON payments (stripe_payment_intent_id) WHERE type <> 'refund';
CREATE INDEX payments_list ON payments (organization_id, created_at, id);
CREATE INDEX payments_booking ON payments (booking_id, created_at, id);
CREATE INDEX payments_attendee ON payments (attendee_id) WHERE attendee_id IS NOT NULL;
CREATE INDEX payments_parent ON payments (parent_payment_id) WHERE parent_payment_id IS NOT NULL;
CREATE INDEX payments_pending ON payments (created_at) WHERE status = 'pending';
COMMENT ON COLUMN payments.parent_payment_id IS 'the charge that a refund gives back';
COMMENT ON COLUMN payments.refunded_cents IS 'of a charge: the sum of its succeeded refunds';

CREATE TABLE processed_stripe_events (
  id              uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE RESTRICT,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  stripe_event_id text NOT NULL UNIQUE CHECK (length(stripe_event_id) BETWEEN 1 AND 255),
  type            text NOT NULL CHECK (length(type) BETWEEN 1 AND 255),
  payload         jsonb NOT NULL CHECK (jsonb_typeof(payload) = 'object'),
  outcome         text NOT NULL CHECK (outcome ~ '^[a-z][a-z0-9_]{0,49}$')
);
CREATE INDEX processed_stripe_events_age ON processed_stripe_events (created_at);
COMMENT ON COLUMN processed_stripe_events.organization_id IS 'of the payment meant; the default organization where there is none';
