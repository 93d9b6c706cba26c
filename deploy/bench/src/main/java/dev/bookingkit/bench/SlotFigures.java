package dev.bookingkit.bench;

import dev.bookingkit.bench.load.ClosedLoad;
import dev.bookingkit.bench.load.HttpConnection;
import dev.bookingkit.bench.load.OpenLoad;
import dev.bookingkit.bench.load.WarmUp;
import dev.bookingkit.bench.sql.Fill;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How fast slots are listed, with the services' cache of slots and without it. */
final class SlotFigures implements Group {

    private static final String SERVICE = "availability-service";
    private static final String READY_MADE = "/q/openapi?format=json";
    private static final int DAYS = 31;
    private static final int UPCOMING = 40;
    private static final int PROVIDERS = 20;
    private static final int MEMBERS = 50;
    private static final int CONNECTIONS = 32;
    private static final int WORKERS = 64;
    private static final Duration LOAD = Duration.ofSeconds(30);
    private static final Duration ROUND = Duration.ofSeconds(6);
    private static final int ROUNDS = 5;

    @Override
    public List<Figure> measure(Path local) throws Exception {
        List<Figure> figures = new ArrayList<>();
        try (Suite suite = Suite.start(local, Map.of())) {
            figures.addAll(measure(suite, "", 0.6));
            figures.add(anewToKept(suite));
        }
        try (Suite suite = Suite.start(local, Map.of("BOOKINGKIT_SLOTS_CACHE_ENABLED", "false"))) {
            figures.addAll(measure(suite, ", cache off", 0.25));
        }
        return figures;
    }

    private static List<Figure> measure(Suite suite, String how, double share) throws Exception {
        List<Figure> figures = new ArrayList<>();
        List<String> single = questions(new Fill(
                suite.sql(), "single", PROVIDERS, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "09:00", "17:00", UPCOMING));
        Requests asking = Requests.gets(suite::connect, number -> single.get(number % single.size()));
        WarmUp.by(CONNECTIONS, asking);
        asking.takeOthers();
        figures.add(Figure.p99(
                        "`GET /v1/slots`, 1 provider × 31 days, 200/s" + how,
                        new OpenLoad(200, LOAD, WORKERS).run(asking),
                        Goal.atMost(50))
                .and(asking.takeOthers()));
        String team = question(team(suite));
        Requests askingTeam = Requests.gets(suite::connect, number -> team);
        WarmUp.by(CONNECTIONS, askingTeam);
        askingTeam.takeOthers();
        figures.add(Figure.p99(
                        "`GET /v1/slots`, 50 providers × 31 days, 20/s" + how,
                        new OpenLoad(20, LOAD, WORKERS).run(askingTeam),
                        Goal.atMost(250))
                .and(askingTeam.takeOthers()));
        figures.add(ratio(suite, how, share));
        return figures;
    }

    /** Both without the gateway, which would take the same from each. */
    private static Figure ratio(Suite suite, String how, double share) throws Exception {
        URI service = suite.service(SERVICE);
        int readyMade = size(service, "", READY_MADE);
        List<String> questions = questionsOfSize(suite, service, readyMade);
        int slots = size(service, suite.key(), questions.getFirst());
        Requests a = Requests.gets(
                () -> new HttpConnection(service, suite.key()), number -> questions.get(number % questions.size()));
        Requests b = Requests.gets(() -> new HttpConnection(service, ""), number -> READY_MADE);
        ClosedLoad load = new ClosedLoad(CONNECTIONS, ROUND);
        WarmUp.by(CONNECTIONS, a);
        load.run(b);
        a.takeOthers();
        Comparison both = Comparison.of(ROUNDS, () -> load.run(a), () -> load.run(b));
        return new Figure(
                        "`GET /v1/slots` to a ready-made body, highest throughput" + how,
                        both.ratio(),
                        "",
                        Goal.atLeast(share),
                        both.text(
                                String.format(Locale.ROOT, "31 days of slots (%,d bytes)", slots),
                                String.format(Locale.ROOT, "/q/openapi (%,d bytes)", readyMade)))
                .and(a.takeOthers() + b.takeOthers());
    }

    /**
     * The same question to the same endpoint, read anew or answered from memory: the latter is a ready-made body that takes the same
     * way through the service, key and all.
     */
    private static Figure anewToKept(Suite suite) throws Exception {
        URI service = suite.service(SERVICE);
        List<String> questions = questions(hours(suite, "kept", PROVIDERS, 8));
        Requests kept = Requests.gets(
                () -> new HttpConnection(service, suite.key()), number -> questions.get(number % questions.size()));
        Requests anew = Requests.gets(
                () -> new HttpConnection(service, suite.key(), "Cache-Control: no-cache"),
                number -> questions.get(number % questions.size()));
        ClosedLoad load = new ClosedLoad(CONNECTIONS, ROUND);
        load.run(kept);
        load.run(anew);
        kept.takeOthers();
        anew.takeOthers();
        Comparison both = Comparison.of(ROUNDS, () -> load.run(anew), () -> load.run(kept));
        return new Figure(
                        "`GET /v1/slots` read anew to kept, highest throughput",
                        both.ratio(),
                        "",
                        Goal.atLeast(0.25),
                        both.text("with Cache-Control: no-cache", "from memory"))
                .and(anew.takeOthers() + kept.takeOthers());
    }

    /** 31 days of providers who work as long each day as makes the answer about this long. */
    private static List<String> questionsOfSize(Suite suite, URI service, int bytes) throws SQLException, IOException {
        int hour =
                size(service, suite.key(), questions(hours(suite, "hour", 1, 2)).getFirst());
        int twoHours = size(
                service, suite.key(), questions(hours(suite, "hours", 1, 4)).getFirst());
        double perSlot = Math.max(1, (twoHours - hour) / 2.0);
        int slotsADay = Math.clamp(Math.round(2 + (bytes - hour) / perSlot), 1, 47);
        return questions(hours(suite, "sized", PROVIDERS, slotsADay));
    }

    private static Fill hours(Suite suite, String name, int providers, int slotsADay) throws SQLException {
        String end = LocalTime.MIDNIGHT.plusMinutes(30L * slotsADay).toString();
        return new Fill(suite.sql(), name, providers, "FREQ=DAILY", "00:00", end, 0);
    }

    private static String team(Suite suite) throws SQLException {
        new Fill(suite.sql(), "member", MEMBERS, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "09:00", "17:00", UPCOMING);
        suite.sql().execute("""
                WITH team AS (
                  INSERT INTO teams (organization_id, name, slug, assignment_strategy)
                  SELECT id, 'Fill', 'fill', 'round_robin' FROM organizations WHERE slug = 'demo' RETURNING id, organization_id),
                members AS (
                  INSERT INTO team_members (organization_id, team_id, provider_id)
                  SELECT p.organization_id, t.id, p.id FROM team t, providers p WHERE p.user_id LIKE 'member-%')
                INSERT INTO event_types (id, organization_id, title, slug, duration_minutes, team_id)
                SELECT md5('team')::uuid, organization_id, 'Fill', 'fill', 30, id FROM team
                """);
        return suite.sql()
                .rows(1, "SELECT id FROM event_types WHERE slug = 'fill'")
                .getFirst()
                .getFirst();
    }

    private static List<String> questions(Fill fill) throws SQLException {
        return fill.offers().stream()
                .map(offer -> question(offer.eventTypeId()))
                .toList();
    }

    private static String question(String eventType) {
        LocalDate from = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        return "/v1/slots?eventTypeId=" + eventType + "&start=" + from + "&end=" + from.plusDays(DAYS)
                + "&timeZone=Europe%2FBerlin";
    }

    private static int size(URI service, String key, String path) throws IOException {
        try (HttpConnection connection = new HttpConnection(service, key)) {
            HttpConnection.Answer answer = connection.get(path);
            Suite.expect(200, path, answer);
            return answer.body().length;
        }
    }
}
