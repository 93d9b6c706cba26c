package dev.bookingkit.apicheck;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges one answer; says everything that is wrong with it. */
final class Verdict {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern POSITION = Pattern.compile("(?i)\\b(line|column|position|offset)\\W{1,4}\\d");
    private static final Map<Integer, String> NAMES =
            Map.of(400, "invalid-request", 401, "unauthenticated", 403, "forbidden", 404, "not-found");
    private static final Pattern LEAK = Pattern.compile(
            "\\bat (dev|io|org|com|java|jakarta)\\.|[A-Za-z]Exception\\b|\\bException\\b|[a-z]Error:|\\bERROR:|SQLSTATE"
                    + "|\\b(org\\.(hibernate|jboss|postgresql)|io\\.(vertx|quarkus|smallrye|netty)|com\\.fasterxml"
                    + "|dev\\.bookingkit|java\\.(lang|util|time|io|net)|jakarta\\.[a-z]+|sun\\.[a-z]+)\\b"
                    + "|(?i:\\bselect\\s.{0,300}\\sfrom\\s|\\binsert into\\s|\\bupdate \\w+ set\\s|\\bdelete from\\s"
                    + "|\\bconstraint \")",
            Pattern.DOTALL);

    private final Set<String> problemNames;
    private final Duration limit;
    private final List<String> complaints = new ArrayList<>();

    Verdict(Set<String> problemNames, Duration limit) {
        this.problemNames = problemNames;
        this.limit = limit;
    }

    /** @return what is wrong, in words; empty when the answer is as it must be */
    List<String> on(Answer answer, Expected expected) {
        status(answer, expected);
        if (answer.took().compareTo(limit) > 0) {
            complaints.add("took longer than " + limit.toMillis() + " ms");
        }
        if (answer.status() < 200 || answer.status() > 299) {
            problem(answer, expected);
        }
        return complaints;
    }

    private void status(Answer answer, Expected expected) {
        int status = answer.status();
        if (status >= 500) {
            complaints.add("a 5xx");
        } else if (!expected.statuses().isEmpty() && !expected.statuses().contains(status)) {
            complaints.add("status " + status + " where " + expected.statuses() + " is wanted");
        } else if (expected.forbidden().contains(status)) {
            complaints.add("status " + status + ": the valid request that the cases start from is refused");
        }
        if (status == 401 && answer.header("WWW-Authenticate").isBlank()) {
            complaints.add("a 401 without WWW-Authenticate");
        }
    }

    private void problem(Answer answer, Expected expected) {
        Matcher leak = LEAK.matcher(answer.body());
        if (leak.find()) {
            complaints.add("the body speaks of internals: \"" + Request.cut(leak.group(), 80) + "\"");
        }
        String type = answer.header("Content-Type").split(";", 2)[0].trim();
        if (!type.equalsIgnoreCase("application/problem+json")) {
            complaints.add("content type \"" + type + "\" instead of application/problem+json");
        }
        JsonNode body = parse(answer.body());
        if (!body.isObject()) {
            complaints.add("the body is no JSON object");
            return;
        }
        members(answer.status(), body);
        errors(answer.status(), body, expected);
    }

    private void members(int status, JsonNode body) {
        String type = body.path("type").asText("");
        String name = type.substring(type.lastIndexOf('/') + 1);
        if (!problemNames.contains(name)) {
            complaints.add("type \"" + type + "\" does not end in a documented name");
        } else if (!NAMES.getOrDefault(status, name).equals(name)) {
            complaints.add("a " + status + " of type " + name + " instead of " + NAMES.get(status));
        }
        if (body.path("status").asInt(-1) != status || !body.path("status").isInt()) {
            complaints.add("member status is " + body.path("status") + " in a " + status);
        }
        if (!body.path("title").isTextual() || body.path("title").asText().isBlank()) {
            complaints.add("no title");
        }
    }

    private void errors(int status, JsonNode body, Expected expected) {
        List<String> pointers = new ArrayList<>();
        for (JsonNode error : body.path("errors")) {
            if (!error.path("pointer").isTextual()
                    || error.path("detail").asText("").isBlank()) {
                complaints.add("an error without pointer or detail: " + error);
            }
            pointers.add(error.path("pointer").asText(""));
        }
        if (pointers.stream().anyMatch(expected.notWhere()::contains)) {
            complaints.add("refused although valid: " + expected.notWhere());
        }
        if (status != 400 || expected.statuses().isEmpty()) {
            return;
        }
        if (!expected.where().isEmpty() && pointers.stream().noneMatch(expected.where()::contains)) {
            complaints.add("points to " + pointers + " instead of one of " + expected.where());
        }
        if (pointers.isEmpty() && !POSITION.matcher(body.toString()).find()) {
            complaints.add("neither errors with pointers nor a position");
        }
    }

    private static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException notJson) {
            return MAPPER.missingNode();
        }
    }
}
