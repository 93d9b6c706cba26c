package dev.bookingkit.planted.http;

import jakarta.ws.rs.GET;

/** Not a resource, for want of a path; its method says nothing of who may call it. */
public class OpenResource {

    @GET
    public String anyone() {
        return "";
    }
}
