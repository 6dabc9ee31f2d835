package io.gangway.language;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What stands between words and behind sentences, with the space that belongs to it in each language. */
@MessageBundle("mark")
public interface MarkMessages {

    /** Between the names in a list. */
    @Message(", ")
    String comma();

    @Message("; ")
    String semicolon();

    @Message(": ")
    String colon();

    /** Behind a sentence. */
    @Message(".")
    String stop();
}
