package dev.bookingkit.planted.http;

import jakarta.ws.rs.GET;

/** No path: it is never served. */
public class PlantedResource {

    @GET
    public String openToEveryone() {
        return "";
    }
}
