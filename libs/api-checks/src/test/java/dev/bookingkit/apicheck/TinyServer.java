package dev.bookingkit.apicheck;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** HTTP/1.1, one request per connection, every request line passed on as it came (the JDK's server refuses some). */
final class TinyServer implements AutoCloseable {

    /** @param status 0 closes the connection without an answer */
    record Reply(int status, String contentType, String body, List<Header> headers) {}

    private final ServerSocket socket;
    private final Function<Request, Reply> api;
    private final boolean chunked;

    TinyServer(Function<Request, Reply> api, boolean chunked) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.api = api;
        this.chunked = chunked;
        Thread.ofVirtual().start(this::accept);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            Reply reply = api.apply(read(new BufferedInputStream(client.getInputStream())));
            if (reply.status() != 0) {
                client.getOutputStream().write(bytes(reply));
            }
        } catch (IOException gone) {
            // the client's problem
        }
    }

    private static Request read(InputStream in) throws IOException {
        String[] first = line(in).split(" ");
        List<Header> headers = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.add(new Header(
                    line.substring(0, colon), line.substring(colon + 1).trim()));
        }
        int length = headers.stream()
                .filter(header -> header.name().equals("Content-Length"))
                .mapToInt(header -> Integer.parseInt(header.value()))
                .sum();
        return new Request(first[0], first[1], headers, in.readNBytes(length));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    private byte[] bytes(Reply reply) {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        StringBuilder head =
                new StringBuilder("HTTP/1.1 " + reply.status() + " X\r\nContent-Type: " + reply.contentType());
        reply.headers()
                .forEach(header ->
                        head.append("\r\n").append(header.name()).append(": ").append(header.value()));
        String text = new String(body, StandardCharsets.ISO_8859_1);
        if (chunked && body.length > 1) {
            head.append("\r\nTransfer-Encoding: chunked\r\n\r\n");
            head.append("1\r\n").append(text, 0, 1).append("\r\n");
            head.append(Integer.toHexString(body.length - 1)).append("\r\n").append(text, 1, body.length);
            head.append("\r\n0\r\n\r\n");
        } else {
            head.append("\r\nContent-Length: ")
                    .append(body.length)
                    .append("\r\n\r\n")
                    .append(text);
        }
        return head.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
