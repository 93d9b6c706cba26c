package dev.bookingkit.stack;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decodes one MIME message, whatever its nesting. */
final class MailReader {

    private @Nullable String text;
    private @Nullable String html;
    private final List<ReceivedMail.Attachment> attachments = new ArrayList<>();

    private MailReader() {}

    static ReceivedMail read(MimeMessage message) {
        try {
            MailReader reader = new MailReader();
            reader.visit(message);
            List<String> from = addresses(message.getFrom());
            return new ReceivedMail(
                    from.isEmpty() ? null : from.getFirst(),
                    addresses(message.getAllRecipients()),
                    message.getSubject(),
                    reader.text,
                    reader.html,
                    reader.attachments);
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("could not read a mail", e);
        }
    }

    private static List<String> addresses(Address @Nullable [] addresses) {
        return addresses == null
                ? List.of()
                : Stream.of(addresses)
                        .map(address -> address instanceof InternetAddress internet
                                ? internet.getAddress()
                                : address.toString())
                        .toList();
    }

    private void visit(Part part) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*")) {
            Multipart children = (Multipart) part.getContent();
            for (int i = 0; i < children.getCount(); i++) {
                visit(children.getBodyPart(i));
            }
            return;
        }
        boolean attached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        if (!attached && text == null && part.isMimeType("text/plain")) {
            text = content(part);
        } else if (!attached && html == null && part.isMimeType("text/html")) {
            html = content(part);
        } else {
            attachments.add(new ReceivedMail.Attachment(
                    part.getFileName() == null ? "" : MimeUtility.decodeText(part.getFileName()),
                    new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT),
                    content(part)));
        }
    }

    private static String content(Part part) throws MessagingException, IOException {
        byte[] bytes = part.getInputStream().readAllBytes();
        if (!part.isMimeType("text/*")) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        String charset = new ContentType(part.getContentType()).getParameter("charset");
        return new String(
                bytes, charset == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(charset)));
    }
}
