package io.gangway.migration.luggage;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said where something that goes along beside libvirt's call cannot. */
@MessageBundle("luggage")
public interface LuggageMessages {

    @Message("{path} on {destination} belongs to the VM {user} by now, as its {as}. It is not written over. Find out"
            + " whether that VM needs it, or choose another destination.")
    String belongsToAnother(String path, String destination, String user, String as);

    @Message(
            "The saved memory on {destination} that was to be removed belongs to another VM named {name} by now, so it was"
                    + " left. Rename one of the two, or choose another destination.")
    String savedMemoryOfAnother(String destination, String name);
}
