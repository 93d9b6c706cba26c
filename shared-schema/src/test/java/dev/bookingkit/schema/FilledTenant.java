package dev.bookingkit.schema;

import java.util.UUID;

/** Puts at least one row of a tenant into every table. */
final class FilledTenant {

    private static final String[] ROWS = {
        "INSERT INTO organization_members (user_id) VALUES ('ada')",
        "INSERT INTO api_keys (name, kind, prefix, key_hash) VALUES ('key', 'secret', 'sk_abc', sha256(uuidv7()::text::bytea))",
        "INSERT INTO teams (name, slug) VALUES ('Team', 'team')",
        "INSERT INTO team_members (team_id, provider_id) SELECT t.id, p.id FROM %1$s.teams t, %1$s.providers p",
        "INSERT INTO team_event_types (team_id, event_type_id) SELECT t.id, e.id FROM %1$s.teams t, %1$s.event_types e",
        "INSERT INTO availability_rules (provider_id, rrule, start_time, end_time, time_zone) SELECT id, 'FREQ=DAILY', '09:00', '17:00', 'Europe/Rome' FROM %1$s.providers",
        "INSERT INTO availability_overrides (provider_id, date, is_unavailable) SELECT id, '2026-03-09', true FROM %1$s.providers",
        "INSERT INTO out_of_office (provider_id, start_date, end_date) SELECT id, '2026-03-09', '2026-03-09' FROM %1$s.providers",
        "INSERT INTO recurring_series (event_type_id, provider_id, frequency, count, starts_at, time_zone) SELECT e.id, p.id, 'weekly', 3, now(), 'Europe/Rome' FROM %1$s.event_types e, %1$s.providers p",
        "INSERT INTO bookings (event_type_id, provider_id, starts_at, ends_at, customer_name, customer_email) SELECT e.id, p.id, '2026-03-09T12:00Z', '2026-03-09T12:30Z', 'Grace', 'g@example.org' FROM %1$s.event_types e, %1$s.providers p",
        "INSERT INTO booking_co_hosts (booking_id, provider_id, starts_at, booking_created_at) SELECT id, uuidv7(), starts_at, created_at FROM %1$s.bookings",
        "INSERT INTO holds (event_type_id, provider_ids, starts_at, ends_at, token_hash, expires_at) SELECT e.id, ARRAY[p.id], '2026-03-09T15:00Z', '2026-03-09T15:30Z', sha256(uuidv7()::text::bytea), now() FROM %1$s.event_types e, %1$s.providers p",
        "INSERT INTO seat_attendees (booking_id, status, name, email) SELECT id, 'cancelled', 'Grace', 'g@example.org' FROM %1$s.bookings",
        "INSERT INTO booking_question_responses (booking_id, question_key, question_label, response) SELECT id, 'why', 'Why?', '\"so\"' FROM %1$s.bookings",
        "INSERT INTO routing_forms (title, slug) VALUES ('Form', 'form')",
        "INSERT INTO routing_submissions (form_id, answers) SELECT id, '{\"mail\": \"g@example.org\"}' FROM %1$s.routing_forms",
        "INSERT INTO operations (kind, actor, request, total) VALUES ('cancel_bookings', 'user:ada', '{}', 1)",
        "INSERT INTO payments (booking_id, type, amount_cents, currency) SELECT id, 'booking', 100, 'EUR' FROM %1$s.bookings",
        "INSERT INTO processed_stripe_events (stripe_event_id, type, payload, outcome) VALUES (uuidv7(), 't', '{}', 'ignored')",
        "INSERT INTO workflows (name, trigger, actions) VALUES ('Mail', 'booking.created', '[{}]')",
        "INSERT INTO workflow_logs (workflow_id, event_id, action_index, action_type) SELECT id, uuidv7(), 0, 'send_email' FROM %1$s.workflows",
        "INSERT INTO webhook_subscriptions (subscriber_url, triggers, secret) VALUES ('https://example.org', '{booking.created}', 'whsec_x')",
        "INSERT INTO webhook_deliveries (subscription_id, event_id, type, payload) SELECT id, uuidv7(), 'booking.created', '{}' FROM %1$s.webhook_subscriptions",
        "INSERT INTO mail_log (event_id, kind, recipient, subject) VALUES (uuidv7(), 'confirmation', 'g@example.org', 'Hi')",
        "INSERT INTO customer_preferences (customer_email) VALUES ('g@example.org')",
    };

    private static final String[] PLATFORM_ROWS = {
        "INSERT INTO outbox (service, topic, aggregatetype, aggregateid, type, payload) VALUES (?, 't', 'a', '1', 'a.b', '{}')",
        "INSERT INTO inbox (service, consumer, event_id, content_hash) VALUES (?, 'c', uuidv7(), sha256('x'))",
        "INSERT INTO idempotency_keys (service, principal, key, request_hash) VALUES (?, 'p', 'k', sha256('x'))",
        "INSERT INTO timers (service, kind, subject_id, due_at) VALUES (?, 'k', uuidv7(), now())",
        "INSERT INTO rate_limits (service, subject, window_starts_at) VALUES (?, uuidv7(), now())",
    };

    private FilledTenant() {}

    static UUID create() {
        Tenant tenant = Tenant.create();
        try (Session session = Session.admin().tenant(tenant.id())) {
            // Views of the tenant's own rows: the superuser who fills the tables sees those of everyone.
            String own = "own_" + tenant.id().toString().replace("-", "");
            session.execute("CREATE SCHEMA " + own);
            for (Table table : Tables.ALL) {
                session.execute("CREATE VIEW %s.%s AS SELECT * FROM public.%s WHERE %s = '%s'"
                        .formatted(own, table.name(), table.name(), table.tenantColumn(), tenant.id()));
            }
            for (String row : ROWS) {
                session.execute(row.formatted(own));
            }
            for (String row : PLATFORM_ROWS) {
                for (Service service : Service.values()) {
                    session.execute(row, service.role());
                }
            }
            session.execute("DROP SCHEMA " + own + " CASCADE");
            session.commit();
        }
        return tenant.id();
    }
}
