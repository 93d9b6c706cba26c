package dev.bookingkit.apicheck;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Row "auth": no credentials, too many, and credentials that nobody issued. */
final class AuthCases {

    private final Subject subject;
    private final String authorization;
    private final Map<String, String> badCredentials;
    private final List<Planned> cases = new ArrayList<>();

    AuthCases(Subject subject, String authorization, Map<String, String> badCredentials) {
        this.subject = subject;
        this.authorization = authorization;
        this.badCredentials = badCredentials;
    }

    List<Planned> cases() {
        if (!subject.operation().isProtected()) {
            return cases;
        }
        Request none = subject.valid().without("Authorization");
        add("no credentials", none);
        add("two Authorization headers", subject.valid().plusHeader("Authorization", authorization));
        add("a key nobody issued", none.plusHeader("Authorization", "Bearer sk_nobody_issued_this"));
        add("another scheme", none.plusHeader("Authorization", "Basic dXNlcjpzZWNyZXQ="));
        add("an empty token", none.plusHeader("Authorization", "Bearer "));
        add("a JWT of alg none", none.plusHeader("Authorization", "Bearer " + jwt("none", "")));
        add(
                "a JWT signed with a guessed secret",
                none.plusHeader("Authorization", "Bearer " + jwt("HS256", "c2VjcmV0")));
        add("the key in the query", none.withTarget(inQuery(none.target())));
        badCredentials.forEach((name, value) -> add(name, none.plusHeader("Authorization", value)));
        return cases;
    }

    private String inQuery(String target) {
        String key = authorization.substring(authorization.indexOf(' ') + 1);
        return target + (target.contains("?") ? "&" : "?") + "api_key=" + Subject.encode(key);
    }

    private static String jwt(String algorithm, String signature) {
        String header = "{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}";
        String claims = "{\"sub\":\"admin\",\"iss\":\"https://example.org\",\"exp\":4102444800}";
        return part(header) + "." + part(claims) + "." + signature;
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private void add(String name, Request request) {
        cases.add(new Planned(Row.AUTH, name, request, Expected.status(401)));
    }
}
