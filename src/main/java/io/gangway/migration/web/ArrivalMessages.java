package io.gangway.migration.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said of a VM that arrived shut off and waits to be tried. */
@MessageBundle("arrival")
public interface ArrivalMessages {

    @Message("{name} on {host} now")
    String title(String name, String host);

    @Message("Only its configuration moved. Start it and watch it boot, to see that it works on {host}.")
    String advice(String host);

    @Message(
            "Its configuration moved, and its disks were copied. Start it and watch it boot, to see that it works on {host}.")
    String adviceCopied(String host);

    @Message("Start it on {host}")
    String start(String host);

    @Message("{host} does not answer now, so this is what it last said.")
    String stale(String host);

    @Message("Screen of {name} on {host}")
    String screen(String name, String host);

    @Message("It has no picture to show now.")
    String noPicture();
}
