package dev.bookingkit.check;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The answer that settled a request.
 *
 * @param text the body as it came
 * @param body the same, read
 */
record Answer(int status, String text, JsonNode body) {

    boolean created() {
        return status == 201;
    }

    boolean ok() {
        return status >= 200 && status < 300;
    }

    /** A rule said no: another one was faster, or the time cannot be booked. */
    boolean lost() {
        return status == 409 || status == 410 || status == 422;
    }

    String id() {
        return body.get("id").asText();
    }
}
