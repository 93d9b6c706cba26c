package dev.bookingkit.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bookingkit.stack.EmbeddedStack;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What is running and how it is reached. */
record Running(String gateway, Secrets secrets, EmbeddedStack stack, Map<String, List<URI>> services, Path logs) {

    /** The one line for programs. */
    String json() {
        ObjectNode json = new JsonMapper().createObjectNode();
        json.put("gateway", gateway)
                .put("organization", Bootstrap.ORGANIZATION)
                .put("secretKey", secrets.secretKey())
                .put("publishableKey", secrets.publishableKey())
                .put("oidcIssuer", stack.oidc().issuer())
                .put("mailbox", stack.mail().mailbox())
                .put("postgres", stack.postgres().url())
                .put("kafka", stack.kafka().bootstrapServers())
                .put("stripe", stack.stripe().url());
        ObjectNode urls = json.putObject("services");
        services.forEach((name, replicas) -> urls.put(name, replicas.getFirst().toString()));
        ObjectNode all = json.putObject("replicas");
        services.forEach((name, replicas) -> {
            ArrayNode list = all.putArray(name);
            replicas.forEach(url -> list.add(url.toString()));
        });
        return json.put("logs", logs.toString()).toString();
    }

    void summarize(Console console) {
        console.title("Booking Kit is running; Ctrl-C stops it");
        console.say("gateway          " + gateway);
        console.say("API              " + gateway + "/docs");
        console.say("mailbox          " + stack.mail().mailbox());
        console.say("PostgreSQL       " + stack.postgres().url());
        console.say("Kafka            " + stack.kafka().bootstrapServers());
        console.say("OIDC issuer      " + stack.oidc().issuer());
        console.say("  owner's token  curl -d grant_type=client_credentials -d client_id=" + Bootstrap.OWNER
                + " -d client_secret=any -d scope=bookingkit " + stack.oidc().issuer() + "/token");
        console.say("Stripe           "
                + (System.getenv(ServiceSettings.STRIPE_KEY) == null
                        ? stack.stripe().url() + " (simulator)"
                        : "the real one (" + ServiceSettings.STRIPE_KEY + " is set)"));
        console.say("organization     " + Bootstrap.ORGANIZATION);
        console.say("secret key       " + secrets.secretKey());
        console.say("publishable key  " + secrets.publishableKey());
        console.say("services' logs   " + logs + "/<service>.log");
        console.say("try              deploy/local/demo");
    }
}
