package dev.bookingkit.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Properties;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@NullUnmarked
class MailServerTest {

    private final EmbeddedStack stack = EmbeddedStack.builder().only(Part.MAIL).start();

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void showsAMailWithItsPartsAsJson() throws Exception {
        send("Grüße 👋", "ann@example.com", "bob@example.com");

        JsonNode mails = new JsonMapper().readTree(http("GET").body());

        assertThat(mails).hasSize(1);
        JsonNode mail = mails.get(0);
        assertThat(mail.path("from").asText()).isEqualTo("kit@example.com");
        assertThat(mail.path("to")).extracting(JsonNode::asText).containsExactly("ann@example.com", "bob@example.com");
        assertThat(mail.path("subject").asText()).isEqualTo("Grüße 👋");
        assertThat(mail.path("text").asText()).isEqualTo("schön");
        assertThat(mail.path("html").asText()).isEqualTo("<p>schön</p>");
        assertThat(mail.path("attachments")).hasSize(2);
        JsonNode calendar = mail.path("attachments").get(0);
        assertThat(calendar.path("name").asText()).isEqualTo("booking.ics");
        assertThat(calendar.path("contentType").asText()).isEqualTo("text/calendar");
        assertThat(calendar.path("content").asText()).isEqualTo("BEGIN:VCALENDAR");
        JsonNode bytes = mail.path("attachments").get(1);
        assertThat(Base64.getDecoder().decode(bytes.path("content").asText())).containsExactly(0, -1, 7);
    }

    @Test
    void keepsTheOrderAndForgetsOnDelete() throws Exception {
        send("first", "ann@example.com");
        send("second", "bob@example.com");
        assertThat(stack.mail().mails()).extracting(ReceivedMail::subject).containsExactly("first", "second");

        assertThat(http("DELETE").statusCode()).isEqualTo(204);

        assertThat(stack.mail().mails()).isEmpty();
    }

    private HttpResponse<String> http(String method) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI mailbox = URI.create(stack.mail().mailbox());
            return client.send(
                    HttpRequest.newBuilder(mailbox)
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private void send(String subject, String... recipients) throws Exception {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", stack.mail().host());
        properties.put("mail.smtp.port", String.valueOf(stack.mail().port()));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("kit@example.com", "Booking Kit"));
        for (String recipient : recipients) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
        }
        message.setSubject(subject, "UTF-8");
        message.setContent(mixed());
        Transport.send(message);
    }

    private static MimeMultipart mixed() throws Exception {
        MimeBodyPart text = new MimeBodyPart();
        text.setText("schön", "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText("<p>schön</p>", "ISO-8859-1", "html");
        MimeBodyPart body = new MimeBodyPart();
        body.setContent(new MimeMultipart("alternative", text, html));
        MimeBodyPart calendar = new MimeBodyPart();
        calendar.setContent("BEGIN:VCALENDAR", "text/calendar; charset=UTF-8; method=REQUEST");
        calendar.setFileName("booking.ics");
        MimeBodyPart bytes = new MimeBodyPart();
        bytes.setDataHandler(new jakarta.activation.DataHandler(
                new jakarta.mail.util.ByteArrayDataSource(new byte[] {0, -1, 7}, "application/octet-stream")));
        bytes.setFileName("data.bin");
        return new MimeMultipart("mixed", body, calendar, bytes);
    }
}
