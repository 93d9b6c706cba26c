package dev.bookingkit.apicheck;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;

/**
 * HTTP/1.1 over a socket, one connection per request, for requests that no HTTP library would send. Reads while it
 * still writes: a server that refuses a large body answers before it has read it.
 */
final class RawHttp {

    private static final int CONNECT_MILLIS = 5_000;

    private final URI base;
    private final Duration timeout;

    RawHttp(URI base, Duration timeout) {
        this.base = base;
        this.timeout = timeout;
    }

    /** @throws IOException when there is no complete answer within the time limit */
    Answer send(Request request) throws IOException {
        long start = System.nanoTime();
        try (Socket socket = connect()) {
            Thread writer = Thread.ofVirtual().start(() -> write(socket, request));
            try {
                Reader reader = new Reader(socket, start + timeout.toNanos());
                Answer answer = reader.read();
                return new Answer(
                        answer.status(), answer.headers(), answer.body(), Duration.ofNanos(System.nanoTime() - start));
            } finally {
                socket.close();
                writer.interrupt();
            }
        }
    }

    private Socket connect() throws IOException {
        boolean tls = "https".equals(base.getScheme());
        int port = base.getPort() >= 0 ? base.getPort() : tls ? 443 : 80;
        Socket socket = tls ? SSLSocketFactory.getDefault().createSocket() : new Socket();
        socket.connect(new InetSocketAddress(base.getHost(), port), CONNECT_MILLIS);
        return socket;
    }

    private void write(Socket socket, Request request) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(head(request));
            byte[] body = request.body();
            if (body != null) {
                out.write(body);
            }
            out.flush();
        } catch (IOException refusedEarly) {
            // the answer, or its absence, is what the reader reports
        }
    }

    private byte[] head(Request request) {
        StringBuilder head = new StringBuilder(request.method() + " " + request.target() + " HTTP/1.1\r\n");
        head.append("Host: ").append(base.getAuthority()).append("\r\nConnection: close\r\n");
        request.headers()
                .forEach(header -> head.append(header.name())
                        .append(": ")
                        .append(header.value())
                        .append("\r\n"));
        byte[] body = request.body();
        if (body != null) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static final class Reader {

        private final Socket socket;
        private final InputStream in;
        private final long deadline;

        Reader(Socket socket, long deadline) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream(), 8192);
            this.deadline = deadline;
        }

        Answer read() throws IOException {
            String statusLine = line();
            List<Header> headers = headers();
            String[] parts = statusLine.split(" ", 3);
            if (parts.length < 2 || !parts[0].startsWith("HTTP/1.")) {
                throw new IOException("this is no HTTP status line: " + Request.cut(statusLine, 200));
            }
            int status = Integer.parseInt(parts[1]);
            if (status < 200) {
                return read();
            }
            Answer head = new Answer(status, headers, "", Duration.ZERO);
            return new Answer(status, headers, new String(body(head), StandardCharsets.UTF_8), Duration.ZERO);
        }

        private List<Header> headers() throws IOException {
            List<Header> headers = new ArrayList<>();
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                if (colon < 1) {
                    throw new IOException("this is no header: " + Request.cut(line, 200));
                }
                headers.add(new Header(
                        line.substring(0, colon), line.substring(colon + 1).trim()));
            }
            return headers;
        }

        private byte[] body(Answer head) throws IOException {
            if (head.status() == 204 || head.status() == 304) {
                return new byte[0];
            }
            if (head.header("Transfer-Encoding").equalsIgnoreCase("chunked")) {
                return chunks();
            }
            String length = head.header("Content-Length");
            return length.isEmpty() ? untilEnd() : exactly(Integer.parseInt(length));
        }

        private byte[] chunks() throws IOException {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            while (true) {
                int size = Integer.parseInt(line().split(";", 2)[0].trim(), 16);
                if (size == 0) {
                    return all.toByteArray();
                }
                all.write(exactly(size));
                line();
            }
        }

        private byte[] exactly(int size) throws IOException {
            byte[] bytes = new byte[size];
            for (int i = 0; i < size; i++) {
                bytes[i] = (byte) next();
            }
            return bytes;
        }

        private byte[] untilEnd() throws IOException {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int b = nextOrEnd(); b >= 0; b = nextOrEnd()) {
                all.write(b);
            }
            return all.toByteArray();
        }

        private String line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = next(); b != '\n'; b = next()) {
                if (b != '\r') {
                    line.write(b);
                }
            }
            return line.toString(StandardCharsets.ISO_8859_1);
        }

        private int next() throws IOException {
            int b = nextOrEnd();
            if (b < 0) {
                throw new EOFException("the connection was closed before the answer was complete");
            }
            return b;
        }

        private int nextOrEnd() throws IOException {
            if (in.available() == 0) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new IOException("no complete answer in time");
                }
                socket.setSoTimeout((int) left);
            }
            return in.read();
        }
    }
}
