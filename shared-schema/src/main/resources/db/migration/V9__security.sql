-- Roles, grants, row-level security, updated_at. One service writes a table; the others read what they need.

-- Roles belong to the server, which several databases may share: make what is missing, leave what is there.
DO $$
DECLARE login record;
BEGIN
  FOR login IN VALUES ('booking_service', '${booking_service_password}'), ('availability_service', '${availability_service_password}'),
                      ('payments_service', '${payments_service_password}'), ('notifications_service', '${notifications_service_password}')
  LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login.column1) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD %L',
                       login.column1, login.column2);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL; -- another database's migration was faster
      END;
    END IF;
  END LOOP;
END $$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO booking_service, availability_service, payments_service, notifications_service;

-- booking-service
GRANT SELECT, INSERT, UPDATE, DELETE ON organizations, organization_members, api_keys, event_types, bookings, booking_claims,
  holds, recurring_series, seat_attendees, booking_question_responses, routing_forms, routing_submissions, operations
  TO booking_service;
GRANT SELECT, INSERT ON booking_events TO booking_service;
GRANT SELECT ON providers, availability_rules, availability_overrides, out_of_office, teams, team_members, team_event_types,
  payments TO booking_service;

-- availability-service
GRANT SELECT, INSERT, UPDATE, DELETE ON providers, availability_rules, availability_overrides, out_of_office, teams,
  team_members, team_event_types TO availability_service;
GRANT SELECT ON bookings, booking_claims, holds, event_types, api_keys, organizations, organization_members
  TO availability_service;

-- payments-service
GRANT SELECT, INSERT, UPDATE, DELETE ON payments, processed_stripe_events TO payments_service;
GRANT SELECT ON bookings, booking_events, event_types, api_keys, organizations, organization_members TO payments_service;

-- notifications-service
GRANT SELECT, INSERT, UPDATE, DELETE ON workflows, workflow_logs, webhook_subscriptions, webhook_deliveries, mail_log,
  customer_preferences TO notifications_service;
GRANT SELECT ON bookings, booking_events, event_types, providers, teams, seat_attendees, booking_question_responses, payments,
  api_keys, organizations, organization_members TO notifications_service;

-- platform
GRANT SELECT, INSERT, UPDATE, DELETE ON outbox, inbox, idempotency_keys, timers, rate_limits
  TO booking_service, availability_service, payments_service, notifications_service;

DO $$
DECLARE target regclass;
BEGIN
  FOREACH target IN ARRAY ARRAY['organization_members', 'api_keys', 'providers', 'teams', 'team_members', 'event_types',
      'team_event_types', 'availability_rules', 'availability_overrides', 'out_of_office', 'recurring_series', 'bookings',
      'booking_events', 'holds', 'booking_claims', 'seat_attendees', 'booking_question_responses', 'routing_forms',
      'routing_submissions', 'operations', 'payments', 'processed_stripe_events', 'workflows', 'workflow_logs',
      'webhook_subscriptions', 'webhook_deliveries', 'mail_log', 'customer_preferences',
      'outbox', 'inbox', 'idempotency_keys', 'timers', 'rate_limits']::regclass[]
  LOOP
    CALL isolate_tenants(target);
    IF target <> 'booking_events'::regclass THEN
      CALL keep_updated_at(target);
    END IF;
  END LOOP;
  FOREACH target IN ARRAY ARRAY['outbox', 'inbox', 'idempotency_keys', 'timers', 'rate_limits']::regclass[] LOOP
    CALL isolate_services(target);
  END LOOP;
END $$;
CALL isolate_tenants('organizations', 'id');
CALL keep_updated_at('organizations');
CALL keep_append_only('booking_events');
