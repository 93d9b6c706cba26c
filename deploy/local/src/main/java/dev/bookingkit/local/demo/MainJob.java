package dev.bookingkit.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bookingkit.local.Console;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The main job, a step a method: from a provider's hours to a refund. One object does it once. */
public final class MainJob {

    private static final int PRICE = 4500;

    private final Console console;
    private final Addresses addresses;
    private final Api api;
    private final WebhookReceiver receiver = new WebhookReceiver();
    private final String tag = UUID.randomUUID().toString().substring(0, 8);
    private final String guest = "guest-" + tag + "@example.com";

    /** Asked once: a job that runs over midnight still looks at the same days. */
    private final LocalDate from = LocalDate.now(ZoneId.of(Requests.ZONE)).plusDays(2);

    private String step = "start";
    private String providerId = "";
    private String eventTypeId = "";
    private List<String> slots = List.of();
    private String bookingId = "";
    private String intentId = "";

    /** @param patience how long each step may take */
    public MainJob(Console console, Addresses addresses, Duration patience) {
        this.console = console;
        this.addresses = addresses;
        this.api = new Api(addresses.gateway(), addresses.secretKey(), patience);
    }

    /** The booking's id, once it has been acknowledged; else empty. */
    public String bookingId() {
        return bookingId;
    }

    /** The customer's address, which is this run's alone. */
    public String guest() {
        return guest;
    }

    /** @throws StepFailed naming the step that did not do what it says */
    public void run() {
        try (receiver) {
            step("a provider with hours", this::provider);
            step("a paid event type", this::eventType);
            step("a webhook subscription", this::subscription);
            step("the free slots", this::slots);
            step("a booking", this::booking);
            step("its payment", this::payment);
            step("the confirmation mail with its calendar file", () -> mail(1));
            step("a signed webhook", () -> webhook("booking.confirmed"));
            step("a reschedule", this::reschedule);
            step("the mail and the webhook about it", () -> {
                mail(2);
                webhook("booking.rescheduled");
            });
            step("a cancellation with its refund", this::cancellation);
            step("the mail and the webhook about it", () -> {
                mail(3);
                webhook("booking.cancelled");
            });
            step("the audit trail", this::auditTrail);
        }
    }

    private void step(String name, Runnable action) {
        step = name;
        console.title(name);
        try {
            action.run();
        } catch (StepFailed e) {
            throw new StepFailed("step \"" + step + "\": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new StepFailed("step \"" + step + "\": " + e, e);
        }
    }

    private void provider() {
        providerId = api.post("/v1/providers", Requests.provider("host-" + tag, "Hanna Host"), 201)
                .path("id")
                .asText();
        api.send("PUT", "/v1/providers/" + providerId + "/availability-rules", Requests.hours(), Map.of(), 200);
        console.good("Hanna Host works every day from 09:00 to 17:00 in " + Requests.ZONE);
    }

    private void eventType() {
        eventTypeId = api.post(
                        "/v1/event-types",
                        Requests.eventType("consultation-" + tag, "Consultation", providerId, PRICE),
                        201)
                .path("id")
                .asText();
        console.good("\"Consultation\", 30 minutes, 45.00 EUR");
    }

    private void subscription() {
        JsonNode made = api.post(
                "/v1/webhook-subscriptions",
                Requests.subscription(
                        receiver.url(), eventTypeId, "booking.confirmed", "booking.rescheduled", "booking.cancelled"),
                201);
        receiver.trust(made.path("secret").asText());
        console.good("a receiver at " + receiver.url());
    }

    private void slots() {
        slots = freeSlots();
        check(slots.size() == 7 * 16, "7 days with 16 slots each, but there are " + slots.size());
        console.good(slots.size() + " free slots next week, the first at " + slots.getFirst());
    }

    private List<String> freeSlots() {
        String path = "/v1/slots?eventTypeId=" + eventTypeId + "&providerId=" + providerId + "&start=" + from + "&end="
                + from.plusDays(7) + "&timeZone=" + Requests.ZONE;
        List<String> starts = new ArrayList<>();
        api.withKey(addresses.publishableKey())
                .get(path)
                .path("data")
                .forEach(slot -> starts.add(slot.path("start").asText()));
        return starts;
    }

    private void booking() {
        Api browser = api.withKey(addresses.publishableKey());
        String body = Requests.booking(eventTypeId, slots.getFirst(), "Gina Guest", guest);
        JsonNode booking = browser.post("/v1/bookings", body, 201);
        bookingId = booking.path("id").asText();
        expect(booking, "status", "pending");
        expect(booking, "startsAt", slots.getFirst());
        Api.Answer second = browser.send("POST", "/v1/bookings", body, Map.of());
        check(second.status() == 409 || second.status() == 422, "a second booking must be refused: " + second);
        console.good("booked by " + guest + ", pending until paid; a second booking of this time was refused with "
                + second.status());
    }

    private void payment() {
        Api.Answer answer = api.send("POST", "/v1/payment-intents", Requests.object("bookingId", bookingId), Map.of());
        check(answer.status() == 200 || answer.status() == 201, "no payment intent: " + answer);
        JsonNode made = answer.body();
        String clientSecret = made.path("clientSecret").asText();
        check(made.path("amountCents").asInt() == PRICE, "the amount must be the price: " + made);
        intentId = clientSecret.split("_secret_", 2)[0];
        JsonNode paid = new Api(addresses.stripe(), null, Duration.ofSeconds(30))
                .post(
                        "/v1/payment_intents/" + intentId + "/confirm",
                        "payment_method=pm_card_visa&client_secret=" + clientSecret,
                        200);
        expect(paid, "status", "succeeded");
        awaitBooking("confirmed", "succeeded");
        console.good("45.00 EUR paid with a test card; the booking is confirmed");
    }

    private void mail(int number) {
        Api mailbox = new Api(addresses.mailbox(), null, Duration.ofSeconds(60));
        List<JsonNode> mails = api.until(
                "mail number " + number + " to " + guest, () -> mailsTo(mailbox), found -> found.size() >= number);
        JsonNode mail = mails.getLast();
        check(
                !mail.path("text").asText().isBlank()
                        && !mail.path("html").asText().isBlank(),
                "text and HTML: " + mail);
        boolean calendar = false;
        for (JsonNode attachment : mail.path("attachments")) {
            calendar |= attachment.path("contentType").asText().equals("text/calendar")
                    && attachment.path("content").asText().contains("BEGIN:VEVENT");
        }
        check(calendar, "a calendar file must be attached: " + mail);
        console.good("\"" + mail.path("subject").asText() + "\"");
    }

    private List<JsonNode> mailsTo(Api mailbox) {
        List<JsonNode> found = new ArrayList<>();
        mailbox.get("").forEach(mail -> {
            for (JsonNode recipient : mail.path("to")) {
                if (recipient.asText().equals(guest)) {
                    found.add(mail);
                }
            }
        });
        return found;
    }

    private void webhook(String type) {
        JsonNode body = api.until(type, () -> receiver.taken(type), found -> !found.isEmpty())
                .getFirst();
        JsonNode booking = body.path("data").path("booking");
        check(booking.path("id").asText().equals(bookingId), "it must be about the booking: " + body);
        console.good(type + ", its signature verified");
    }

    private void reschedule() {
        String etag = api.send("GET", "/v1/bookings/" + bookingId, null, Map.of(), 200)
                .headers()
                .getOrDefault("etag", "");
        String later = slots.get(20);
        JsonNode moved = api.send(
                        "POST",
                        "/v1/bookings/" + bookingId + "/reschedule",
                        Requests.object("start", later),
                        Map.of("If-Match", etag),
                        200)
                .body();
        expect(moved, "id", bookingId);
        expect(moved, "status", "rescheduled");
        expect(moved, "startsAt", later);
        List<String> free = freeSlots();
        check(free.contains(slots.getFirst()) && !free.contains(later), "the old time must be free, the new one not");
        console.good("moved to " + later + "; the old time is free again");
    }

    private void cancellation() {
        JsonNode cancelled = api.post("/v1/bookings/" + bookingId + "/cancel", Requests.object("reason", "demo"), 200);
        expect(cancelled, "status", "cancelled");
        awaitBooking("cancelled", "refunded");
        JsonNode refunds = new Api(addresses.stripe(), "sk_demo", Duration.ofSeconds(30))
                .get("/v1/refunds?payment_intent=" + intentId)
                .path("data");
        check(
                refunds.size() == 1 && refunds.get(0).path("amount").asInt() == PRICE,
                "Stripe must have refunded the price once: " + refunds);
        console.good("cancelled; Stripe has refunded 45.00 EUR");
    }

    private void auditTrail() {
        JsonNode events = api.get("/v1/bookings/" + bookingId + "/events").path("data");
        List<Integer> sequence = new ArrayList<>();
        events.forEach(event -> sequence.add(event.path("sequence").asInt()));
        List<Integer> sorted = sequence.stream().sorted().toList();
        for (int i = 0; i < sorted.size(); i++) {
            check(sorted.get(i) == i + 1, "the sequence must have no gap: " + sequence);
        }
        check(sorted.size() >= 4, "created, confirmed, rescheduled, cancelled: " + events);
        console.good(sorted.size() + " entries without a gap");
    }

    private void awaitBooking(String status, String paymentStatus) {
        api.until(
                "the booking to be " + status + " and its payment " + paymentStatus,
                () -> api.get("/v1/bookings/" + bookingId),
                booking -> booking.path("status").asText().equals(status)
                        && booking.path("paymentStatus").asText().equals(paymentStatus));
    }

    private static void expect(JsonNode object, String member, String value) {
        check(object.path(member).asText().equals(value), member + " must be " + value + ": " + object);
    }

    private static void check(boolean truth, String what) {
        if (!truth) {
            throw new StepFailed(what);
        }
    }
}
