package dev.bookingkit.mail;

/** Reads the configured sender, {@code Name <address>} or a bare address. */
final class Sender {

    private Sender() {}

    static String addressOf(String from) {
        int open = from.lastIndexOf('<');
        int close = from.lastIndexOf('>');
        return open >= 0 && close > open ? from.substring(open + 1, close).strip() : from.strip();
    }

    static String domainOf(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
