package io.gangway.configuration;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said where a VM's configuration is edited, compared or removed. */
@MessageBundle("configuration")
public interface ConfigurationMessages {

    @Message("There is no configuration left. Put the text back, or leave without saving.")
    String empty();

    @Message("The configuration has {found} characters. At most {longest} are taken: shorten it.")
    String tooLong(String found, String longest);

    @Message(
            "The configuration declares a document type (DOCTYPE). That is refused, because it could draw in files and entities from elsewhere. Remove the declaration.")
    String documentType();

    @Message("This is not well-formed XML: {reason}")
    String notWellFormed(String reason);

    @Message("Line {line}, column {column}: this is not well-formed XML: {reason}")
    String notWellFormedAt(int line, int column, String reason);

    @Message(
            "The outermost element is \"{found}\". A VM's configuration stands inside an element named \"domain\": put it back.")
    String notAVm(String found);

    @Message(
            "The name was changed from \"{expected}\" to \"{found}\". An edited configuration must keep the VM's name: put \"{expected}\" back.")
    String nameChanged(String expected, String found);

    @Message(
            "The UUID was changed from {expected} to \"{found}\". With another UUID this would be another VM: put {expected} back.")
    String uuidChanged(String expected, String found);

    @Message("Nothing differs.")
    String noDifference();

    @Message("What differs, line by line")
    String differences();

    @Message("Line before")
    String lineBefore();

    @Message("Line after")
    String lineAfter();

    @Message("Change")
    String change();

    @Message("Text")
    String text();

    @Message("removed")
    String removed();

    @Message("added")
    String added();

    @Message("unchanged")
    String unchanged();

    @Message("{count} unchanged {#if count == 1}line{#else}lines{/if}")
    String skipped(int count);
}
