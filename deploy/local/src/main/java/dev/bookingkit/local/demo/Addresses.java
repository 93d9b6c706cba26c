package dev.bookingkit.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** What the demo needs to know of a running suite: members of the line that {@code up} prints. */
public record Addresses(String gateway, String secretKey, String publishableKey, String mailbox, String stripe) {

    /** From the line that {@code up} prints. */
    public static Addresses parse(String json) throws IOException {
        JsonNode node = new JsonMapper().readTree(json);
        return new Addresses(
                member(node, "gateway"),
                member(node, "secretKey"),
                member(node, "publishableKey"),
                member(node, "mailbox"),
                member(node, "stripe"));
    }

    private static String member(JsonNode node, String name) throws IOException {
        if (!node.path(name).isTextual()) {
            throw new IOException("the line of JSON has no \"" + name + "\"");
        }
        return node.path(name).asText();
    }
}
