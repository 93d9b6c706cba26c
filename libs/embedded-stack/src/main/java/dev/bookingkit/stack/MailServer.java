package dev.bookingkit.stack;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An SMTP server that takes every mail, and a mailbox that shows them as JSON. */
public final class MailServer implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final GreenMail smtp;
    private final LocalHttpServer http;

    MailServer() {
        smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        smtp.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        smtp.start();
        deliverToOneMailbox();
        http = new LocalHttpServer(0, this::handle);
    }

    /** The library looks for a mailbox among all there are, one after the other, for each mail. */
    private void deliverToOneMailbox() {
        try {
            UserManager users = smtp.getManagers().getUserManager();
            GreenMailUser everybody = users.createUser("everybody@localhost", "everybody", "");
            users.setMessageDeliveryHandler((mail, address) -> everybody);
        } catch (UserException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The SMTP server's host. */
    public String host() {
        return "127.0.0.1";
    }

    /** The SMTP server's port: no authentication, no TLS. */
    public int port() {
        return smtp.getSmtp().getPort();
    }

    /** {@code GET} answers the mails as a JSON array, {@code DELETE} removes them (204). */
    public String mailbox() {
        return http.url() + "/";
    }

    /** Every mail received since the start or the last {@link #clear()}, oldest first. */
    public List<ReceivedMail> mails() {
        List<StoredMessage> stored =
                new ArrayList<>(smtp.getManagers().getImapHostManager().getAllMessages());
        stored.sort(Comparator.comparing(StoredMessage::getReceivedDate));
        Map<String, Integer> copies = new HashMap<>();
        List<ReceivedMail> mails = new ArrayList<>();
        for (StoredMessage message : stored) {
            ReceivedMail mail = MailReader.read(message.getMimeMessage());
            int copy = copies.merge(messageId(message), 1, Integer::sum) - 1;
            if (copy % Math.max(1, mail.to().size()) == 0) { // the server keeps one copy for each recipient
                mails.add(mail);
            }
        }
        return mails;
    }

    /** Removes all mails. */
    public void clear() {
        try {
            smtp.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String messageId(StoredMessage message) {
        try {
            String id = message.getMimeMessage().getMessageID();
            return id == null ? "none-" + message.getUid() : id;
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "GET" -> LocalHttpServer.json(exchange, 200, JSON.writeValueAsBytes(mails()));
            case "DELETE" -> {
                clear();
                exchange.sendResponseHeaders(204, -1);
            }
            default -> exchange.sendResponseHeaders(405, -1);
        }
    }

    @Override
    public void close() {
        http.close();
        smtp.stop();
    }
}
