package io.gangway.storage.list;

import io.gangway.libvirt.fact.PoolState;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages about storage say. */
@MessageBundle("storage")
public interface StorageMessages {

    @Message("Storage pools")
    String pools();

    @Message("Asking the host for its storage pools.")
    String asking();

    @Message("This host has no storage pool.")
    String noPools();

    @Message("Name")
    String name();

    @Message("Size")
    String capacity();

    @Message("In use")
    String allocation();

    @Message("starts with the host")
    String autostart();

    @Message("goes when it is stopped")
    String notPersistent();

    @Message("from {source}")
    String from(String source);

    @Message("{percent} % of {capacity} in use, {free} free")
    String use(long percent, String capacity, String free);

    @Message("Volumes of {pool}")
    String volumesOf(String pool);

    @Message("Volumes")
    String volumes();

    @Message("It is empty.")
    String noVolumes();

    @Message("Format")
    String format();

    @Message("builds on {backing}")
    String backing(String backing);

    /** {@code state} as libvirt calls it, in words. */
    @Message(
            "{#when state}{#is INACTIVE}inactive{#is BUILDING}building{#is RUNNING}running{#is DEGRADED}degraded{#is INACCESSIBLE}inaccessible{/when}")
    String stateWord(PoolState state);

    /** libvirt's word for a type, such as {@code dir}, with what it means where a language has words for that. */
    @Message("{type}")
    String typeWord(String type);
}
